#include "core/serving/band_json.h"

#include "core/forecasting/confidence_check.h"
#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

namespace planwright::serving {
namespace {

using forecasting::BandCheck;
using nlohmann::json;

constexpr double nominal80 = .8;
const char* const noBand = "No past forecast had a band to count.";

void putVerdict(json& object, const BandCheck& check) {
    object["hits"] = check.hits;
    object["limits"] = intervalJson(check.limits);
    if (!check.limits)
        object["limits_reason"] = noBand;
    object["usual_hits"] = {{"fewest", check.fewestHits}, {"most", check.mostHits}};
    object["verdict"] = forecasting::bandVerdictName(check.verdict);
}

} // namespace

json intervalJson(const std::optional<stats::Interval>& interval) {
    return interval ? json{{"low", number(interval->low)}, {"high", number(interval->high)}} : json(nullptr);
}

json bandCheckJson(const BandCheck& check) {
    json result{{"forecasts", check.forecasts}};
    putOptional(result, "coverage", check.coverage, noBand);
    putVerdict(result, check);
    if (check.byMonths)
        result["by_months"] = intervalJson(check.byMonths);
    return result;
}

json shortRecordJson(const forecasting::HistoricalError& error) {
    const auto check = forecasting::checkBand(nominal80, error.hits80, error.banded);
    json result{{"horizon", 1}, {"banded_forecasts", check.forecasts}};
    putOptional(result, "coverage80", check.coverage, noBand);
    putVerdict(result, check);
    return result;
}

json confidenceCheckJson(const forecasting::ConfidenceCheck& check) {
    json result{{"pairs", check.pairs},
                {"categories", check.categories},
                {"origins", check.origins},
                {"p_value", number(check.pValue)},
                {"informative", forecasting::isInformative(check)},
                {"sentence", forecasting::confidenceSentence(check)}};
    putOptional(result, "correlation", check.correlation, "Too few past forecasts that differ.");
    return result;
}

json forecastRecordJson(const forecasting::ForecastSet& forecast) {
    json result = json::object();
    auto& levels = result["levels_in_use"] = json::array();
    for (const auto& level : forecast.bandLevels)
        levels.push_back({{"horizon", level.horizon},
                          {"level50", number(level.level50)},
                          {"level80", number(level.level80)},
                          {"level90", number(level.level90)}});
    if (forecast.confidenceCheck) {
        result["confidence"] = confidenceCheckJson(*forecast.confidenceCheck);
    } else {
        result["confidence"] = nullptr;
        result["confidence_reason"] = "The model was trained before confidence was checked.";
    }
    return result;
}

} // namespace planwright::serving
