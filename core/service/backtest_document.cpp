#include "core/service/training_service.h"
#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

namespace planwright::service {
namespace {

using nlohmann::json;

json forecastJson(const forecasting::BacktestForecast& forecast) {
    json result{{"category", forecast.category},
                {"origin", forecast.origin.toString()},
                {"horizon", forecast.horizon},
                {"month", forecast.month.toString()},
                {"actual", serving::number(forecast.actual)},
                {"mean", serving::number(forecast.mean)},
                {"model", forecast.model}};
    if (forecast.quantiles) {
        serving::putQuantiles(result, *forecast.quantiles);
    } else {
        for (const auto* key : {"p05", "p10", "p25", "p50", "p75", "p90", "p95"})
            result[key] = nullptr;
        result["reason"] = "Too few earlier errors for a band.";
    }
    return result;
}

json summaryJson(const forecasting::BacktestSummary& summary) {
    json result{{"model", summary.model}, {"forecasts", summary.forecasts}};
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

} // namespace

std::string backtestDocument(const BacktestRun& run, std::uint64_t seed) {
    auto document = serving::documentWith({"backtest", run.snapshotSha256, seed});
    auto& forecasts = document["forecasts"] = json::array();
    for (const auto& forecast : run.result.forecasts)
        forecasts.push_back(forecastJson(forecast));
    auto& summary = document["summary"] = json::array();
    for (const auto& model : run.result.summary)
        summary.push_back(summaryJson(model));
    auto& failed = document["failed"] = json::array();
    for (const auto& attempt : run.result.failed)
        failed.push_back({{"model", attempt.model}, {"reason", attempt.reason}});
    document["selected"] = {{"model", run.result.selected}, {"reason", run.result.reason}};
    return document.dump();
}

} // namespace planwright::service
