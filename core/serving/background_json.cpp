#include "core/serving/background_json.h"

#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

namespace planwright::serving {

using nlohmann::json;

void putWhatChanged(json& object, const forecasting::WhatChanged& changed) {
    if (!changed.before) {
        object["what_changed"] = nullptr;
        object["what_changed_reason"] = changed.reason;
        return;
    }
    json steps = json::array();
    for (const auto& step : changed.steps)
        steps.push_back(
            {{"name", forecasting::changeName(step.kind)}, {"label", step.label}, {"units", number(step.units)}});
    object["what_changed"] = {{"before",
                               {{"source", forecasting::sourceName(changed.before->source)},
                                {"last_complete_month", changed.before->lastCompleteMonth.toString()},
                                {"units", number(changed.before->units)}}},
                              {"after", number(changed.after)},
                              {"difference", number(changed.after - changed.before->units)},
                              {"steps", std::move(steps)},
                              {"sentence", changed.sentence}};
}

void putSimilarMonths(json& object, const forecasting::SimilarMonths& similar) {
    if (similar.months.empty()) {
        object["similar_months"] = nullptr;
        object["similar_months_reason"] = similar.reason;
        return;
    }
    json months = json::array();
    for (const auto& month : similar.months)
        months.push_back({{"category", month.category},
                          {"origin", month.origin.toString()},
                          {"month", month.month.toString()},
                          {"forecast", number(month.forecast)},
                          {"actual", number(month.actual)},
                          {"difference", number(month.actual - month.forecast)},
                          {"error", number(month.error())},
                          {"distance", number(month.distance)}});
    object["similar_months"] = {{"months", std::move(months)}, {"sentence", similar.sentence}};
}

} // namespace planwright::serving
