#include "core/service/band_record_document.h"
#include "core/service/comparison_document.h"
#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

namespace planwright::service {
namespace {

using nlohmann::json;
using serving::quantileKeys;

json forecastJson(const forecasting::BacktestForecast& forecast) {
    json result{{"category", forecast.category},
                {"origin", forecast.origin.toString()},
                {"horizon", forecast.horizon},
                {"month", forecast.month.toString()},
                {"actual", serving::number(forecast.actual)},
                {"mean", serving::number(forecast.mean)},
                {"model", forecast.model}};
    if (!forecast.demandClass.empty())
        result["demand_class"] = forecast.demandClass;
    if (forecast.quantiles) {
        serving::putQuantiles(result, *forecast.quantiles);
    } else {
        for (const auto* key : quantileKeys)
            result[key] = nullptr;
        result["reason"] = "Too few earlier errors for a band.";
    }
    return result;
}

// Written one by one: as one tree, those of 500 categories would take ten times the room of their text.
std::string forecastsText(const std::vector<forecasting::BacktestForecast>& forecasts) {
    std::string text = "[";
    for (const auto& forecast : forecasts) {
        if (text.size() > 1)
            text += ',';
        text += forecastJson(forecast).dump();
    }
    return text + ']';
}

json summaryJson(const forecasting::BacktestSummary& summary) {
    json result{{"model", summary.model}, {"forecasts", summary.forecasts}, {"banded", summary.banded}};
    const std::string noDemand = "No demand in the backtest to measure against.";
    const std::string noBand = "No band to count: too few earlier errors.";
    serving::putOptional(result, "wape", summary.wape, noDemand);
    serving::putOptional(result, "smape", summary.smape, noDemand);
    serving::putOptional(result, "bias", summary.bias, noDemand);
    serving::putOptional(result, "mase", summary.mase, "The history is too short or too even for a seasonal scale.");
    serving::putOptional(result, "coverage50", summary.coverage50, noBand);
    serving::putOptional(result, "coverage80", summary.coverage80, noBand);
    serving::putOptional(result, "coverage90", summary.coverage90, noBand);
    serving::putOptional(result, "pinball", summary.pinball, noBand);
    return result;
}

forecasting::BacktestForecast parseForecast(const json& object) {
    forecasting::BacktestForecast forecast;
    forecast.category = object.at("category");
    forecast.origin = Month::parse(object.at("origin").get<std::string>()).value();
    forecast.horizon = object.at("horizon");
    forecast.month = Month::parse(object.at("month").get<std::string>()).value();
    forecast.actual = object.at("actual");
    forecast.mean = object.at("mean");
    forecast.model = object.at("model");
    forecast.demandClass = object.value("demand_class", "");
    if (!object.at(quantileKeys.front()).is_null()) {
        auto& quantiles = forecast.quantiles.emplace();
        for (std::size_t level = 0; level < quantiles.size(); ++level)
            quantiles[level] = object.at(quantileKeys[level]);
    }
    return forecast;
}

forecasting::BacktestSummary parseSummary(const json& object) {
    forecasting::BacktestSummary summary;
    summary.model = object.at("model");
    summary.forecasts = object.at("forecasts");
    summary.banded = object.value("banded", summary.forecasts);
    summary.wape = serving::optionalNumber(object, "wape");
    summary.smape = serving::optionalNumber(object, "smape");
    summary.mase = serving::optionalNumber(object, "mase");
    summary.bias = serving::optionalNumber(object, "bias");
    summary.coverage50 = serving::optionalNumber(object, "coverage50");
    summary.coverage80 = serving::optionalNumber(object, "coverage80");
    summary.coverage90 = serving::optionalNumber(object, "coverage90");
    summary.pinball = serving::optionalNumber(object, "pinball");
    return summary;
}

forecasting::BacktestResult parseBacktest(const json& document) {
    forecasting::BacktestResult result;
    for (const auto& forecast : document.at("forecasts"))
        result.forecasts.push_back(parseForecast(forecast));
    for (const auto& summary : document.at("summary"))
        result.summary.push_back(parseSummary(summary));
    for (const auto& attempt : document.at("failed"))
        result.failed.push_back({attempt.at("model"), attempt.at("reason")});
    result.selected = document.at("selected").at("model");
    result.reason = document.at("selected").at("reason");
    if (const auto comparison = document.find("comparison"); comparison != document.end())
        result.comparison = comparisonFrom(*comparison);
    if (const auto reconciled = document.find("reconciled"); reconciled != document.end())
        result.reconciled = {reconciled->at("method"), reconciled->at("reason")};
    return result;
}

/// The document but for the forecasts and the record that follows from them.
json withoutForecasts(const BacktestRun& run, std::uint64_t seed) {
    auto rest = serving::documentWith({"backtest", run.snapshotSha256, seed});
    auto& summary = rest["summary"] = json::array();
    for (const auto& model : run.result.summary)
        summary.push_back(summaryJson(model));
    auto& failed = rest["failed"] = json::array();
    for (const auto& attempt : run.result.failed)
        failed.push_back({{"model", attempt.model}, {"reason", attempt.reason}});
    rest["selected"] = {{"model", run.result.selected}, {"reason", run.result.reason}};
    if (!run.result.reconciled.method.empty())
        rest["reconciled"] = {{"method", run.result.reconciled.method}, {"reason", run.result.reconciled.reason}};
    rest["comparison"] = comparisonJson(run.result.comparison);
    if (!run.oneOffNote.empty()) {
        rest["one_off_days"] = run.oneOffDays;
        rest["one_off_note"] = run.oneOffNote;
    }
    return rest;
}

} // namespace

forecasting::BacktestResult keptBacktest(const forecasting::BacktestResult& backtest) {
    forecasting::BacktestResult kept{.forecasts = {},
                                     .summary = backtest.summary,
                                     .selected = backtest.selected,
                                     .reason = backtest.reason,
                                     .failed = backtest.failed,
                                     .comparison = backtest.comparison,
                                     .reconciled = backtest.reconciled};
    std::ranges::copy_if(backtest.forecasts, std::back_inserter(kept.forecasts),
                         [](const auto& forecast) { return forecast.model == "auto"; });
    return kept;
}

std::string storedBacktest(const BacktestRun& run, std::uint64_t seed) {
    const BacktestRun kept{run.snapshotSha256, keptBacktest(run.result), run.oneOffDays, run.oneOffNote};
    return serving::documentText(withoutForecasts(kept, seed), {{"forecasts", forecastsText(kept.result.forecasts)}});
}

Result<BacktestRun> parseStoredBacktest(const std::string& text) {
    try {
        const auto document = json::parse(text);
        return BacktestRun{document.at("snapshot_sha256"), parseBacktest(document),
                           document.value("one_off_days", std::size_t{0}), document.value("one_off_note", "")};
    } catch (const std::exception&) {
        return Error(ErrorCode::Conflict, "The workspace's record of the backtest cannot be read: train again.");
    }
}

std::string backtestDocument(const BacktestRun& run, std::uint64_t seed) {
    auto rest = withoutForecasts(run, seed);
    rest["record"] = bandRecordJson(run.result);
    return serving::documentText(rest, {{"forecasts", forecastsText(run.result.forecasts)}});
}

} // namespace planwright::service
