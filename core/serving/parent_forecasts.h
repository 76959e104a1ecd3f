#pragma once

#include "core/forecasting/forecast.h"
#include "core/serving/bundle_content.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::serving {

/// What all categories below a parent sell together: the mean of their sum, and its quantiles from the
/// joint draws.
struct ParentForecast {
    std::string parent;
    std::vector<std::string> children; ///< categories and parents directly below it
    forecasting::Distribution demand;
};

/// By parent, lower ones first; the total is left out.
struct ParentForecasts {
    std::vector<std::vector<ParentForecast>> months; ///< of the forecast
    std::vector<ParentForecast> together;            ///< all months; empty with one month
};

/// Empty where the bundle names no parents. InvalidArgument where what it names is no hierarchy. Same draws as the
/// forecast's total.
[[nodiscard]] Result<ParentForecasts> parentForecasts(const ServedModel& served,
                                                      const forecasting::ForecastSet& forecast);

[[nodiscard]] nlohmann::json parentsJson(const std::vector<ParentForecast>& parents);

/// Category to parent, as a file of the bundle.
[[nodiscard]] std::string parentsToJson(const std::map<std::string, std::string>& parents);
[[nodiscard]] Result<std::map<std::string, std::string>> parentsFromJson(std::string_view text);

} // namespace planwright::serving
