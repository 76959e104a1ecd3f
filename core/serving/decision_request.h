#pragma once

#include "core/decisions/decision.h"
#include "core/forecasting/forecast.h"
#include "core/serving/bundle_content.h"

#include <map>
#include <optional>
#include <string>

namespace planwright::serving {

/// What a planner knows of a category that the events do not say; empty values leave the events' (or the default) ones.
struct CategoryEconomics {
    decisions::Economics economics;
    std::optional<double> spend;
    std::optional<double> elasticity;
};

struct DecisionOptions {
    std::optional<double> budget;                       ///< empty: the sum of present spends
    std::map<std::string, CategoryEconomics> economics; ///< by category
};

/// Next month's forecast and the events' own prices, costs and spends as a question to the decision engine.
[[nodiscard]] decisions::DecisionRequest
decisionRequest(const ServedModel& served, const forecasting::ForecastSet& forecast, const DecisionOptions& options);

} // namespace planwright::serving
