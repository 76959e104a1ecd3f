#include "core/serving/forecast_from_bundle.h"

#include "core/forecasting/explain/explain_forecast.h"
#include "core/serving/background_json.h"
#include "core/serving/band_json.h"
#include "core/serving/json_parts.h"
#include "core/serving/known_inputs_json.h"
#include "core/serving/one_off_days.h"
#include "core/serving/parent_forecasts.h"

#include <nlohmann/json.hpp>

namespace planwright::serving {
namespace {

using nlohmann::json;

json errorJson(const forecasting::HistoricalError& error) {
    json result{{"origins", error.origins}};
    putOptional(result, "wape", error.wape, "No demand in the backtest to measure against.");
    putOptional(result, "mase", error.mase, "The history is too short or too even for a seasonal scale.");
    putOptional(result, "bias", error.bias, "No demand in the backtest to measure against.");
    putOptional(result, "coverage80", error.coverage80, "No past band to count.");
    return result;
}

json categoryJson(const forecasting::CategoryForecast& category) {
    json failed = json::array();
    for (const auto& attempt : category.failed)
        failed.push_back({{"model", attempt.model}, {"reason", attempt.reason}});
    json result{{"category", category.category},
                {"last_month", number(category.lastMonth)},
                {"mean", number(category.demand.mean)},
                {"delta_units", number(category.deltaUnits)},
                {"error", errorJson(category.error)},
                {"model", category.model},
                {"reason", category.reason},
                {"failed", std::move(failed)},
                {"flags", category.flags}};
    if (!category.knownNote.empty())
        result["known_note"] = category.knownNote;
    putQuantiles(result, category.demand.quantiles);
    putOptional(result, "delta", category.delta, "Nothing was sold in the last complete month.");
    putOptional(result, "delta_yoy", category.deltaYoy, "The same month last year is unknown or had no demand.");
    putOptional(result, "confidence", category.confidence, "Too little history to judge it.");
    putOptional(result, "volatility", category.volatility, "Too little history to judge it.");
    return result;
}

json explanationJson(const forecasting::Explanation& explanation) {
    json parts = json::array();
    for (const auto& part : explanation.parts)
        parts.push_back(
            {{"name", forecasting::partName(part.kind)}, {"label", part.label}, {"units", number(part.units)}});
    return {{"parts", std::move(parts)}, {"sentence", explanation.sentence}};
}

/// `explanation` and `background` may be null.
void putMonth(json& object, const forecasting::MonthForecast& month, const forecasting::MonthExplanation* explanation,
              const forecasting::MonthBackground* background) {
    object["month"] = month.month.toString();
    auto& total = object["total"] = categoryJson(month.total);
    auto& categories = object["categories"] = json::array();
    for (const auto& category : month.categories)
        categories.push_back(categoryJson(category));
    if (month.horizon == 1) { // past bands are counted one month ahead
        total["record"] = shortRecordJson(month.total.error);
        for (std::size_t c = 0; c < categories.size(); ++c)
            categories[c]["record"] = shortRecordJson(month.categories[c].error);
    }
    if (background != nullptr) {
        putWhatChanged(total, background->total.changed);
        for (std::size_t c = 0; c < categories.size(); ++c) {
            putWhatChanged(categories[c], background->categories[c].changed);
            putSimilarMonths(categories[c], background->categories[c].similar);
        }
    }
    if (explanation == nullptr)
        return;
    total["explanation"] = explanationJson(explanation->total);
    for (std::size_t c = 0; c < categories.size(); ++c)
        categories[c]["explanation"] = explanationJson(explanation->categories[c]);
}

json demandJson(const forecasting::Distribution& demand) {
    json result{{"mean", number(demand.mean)}};
    putQuantiles(result, demand.quantiles);
    return result;
}

json togetherJson(const forecasting::ForecastSet& forecast) {
    json categories = json::array();
    for (std::size_t c = 0; c < forecast.together->categories.size(); ++c) {
        categories.push_back(demandJson(forecast.together->categories[c]));
        categories.back()["category"] = forecast.months.front().categories[c].category;
    }
    return {{"first_month", forecast.months.front().month.toString()},
            {"last_month", forecast.months.back().month.toString()},
            {"total", demandJson(forecast.together->total)},
            {"categories", std::move(categories)}};
}

} // namespace

Result<forecasting::ForecastSet> forecastFromBundle(const ServedModel& served, int horizonMonths,
                                                    const RunContext& context, const forecasting::KnownInputs& known) {
    if (horizonMonths < 1 || horizonMonths > 12)
        return Error{ErrorCode::InvalidArgument, "The horizon must be 1 to 12 months.", {{}, 0, "horizon"}};
    auto seeded = context;
    seeded.seed = served.facts.seed; // as the document says; the same draws whoever asks
    return forecasting::forecast(*served.content.model, served.content.panel, horizonMonths, seeded,
                                 served.content.corrections, known);
}

Result<std::vector<forecasting::MonthExplanation>>
explainFromBundle(const ServedModel& served, const forecasting::ForecastSet& forecast, const RunContext& context) {
    return forecasting::explainForecast(*served.content.model, served.content.panel, forecast, context,
                                        served.content.corrections);
}

std::string forecastDocument(const ServedModel& served, const forecasting::ForecastSet& forecast,
                             const std::vector<forecasting::MonthExplanation>& explanations,
                             const std::vector<forecasting::MonthBackground>& backgrounds) {
    auto document = documentWith({"forecast", served.facts.snapshotSha256, served.facts.seed});
    document["last_complete_month"] = forecast.lastCompleteMonth.toString();
    document["record"] = forecastRecordJson(forecast);
    if (const auto& corrections = served.content.corrections; !corrections.empty()) {
        document["one_off_days"] = corrections.days.size();
        document["one_off_note"] = oneOffSentence(corrections);
    }
    if (!forecast.known.empty())
        document["known_in_advance"] = knownInAdvanceJson(forecast.known);
    const auto parents = parentForecasts(served, forecast);
    if (!parents)
        document["parents_reason"] = parents.error().message();
    auto& horizons = document["horizons"] = json::array();
    for (std::size_t m = 0; m < forecast.months.size(); ++m) {
        const auto& month = forecast.months[m];
        auto& object = month.horizon == 1 ? document : horizons.emplace_back(json{{"horizon", month.horizon}});
        putMonth(object, month, m < explanations.size() ? &explanations[m] : nullptr,
                 m < backgrounds.size() ? &backgrounds[m] : nullptr);
        if (!parents)
            object["parents"] = nullptr;
        else if (!parents->months.empty())
            object["parents"] = parentsJson(parents->months[m]);
    }
    if (forecast.together) {
        auto& together = document["together"] = togetherJson(forecast);
        if (parents && !parents->together.empty())
            together["parents"] = parentsJson(parents->together);
    }
    return document.dump();
}

} // namespace planwright::serving
