#pragma once

#include "core/service/forecast_service.h"

#include <string>

namespace planwright::cli {

/// Where one month's forecasts come from: for each category and the total the sentence, and its parts as a sum; what
/// changed since last month's forecast, likewise; and the most similar past months of each category.
[[nodiscard]] std::string explanationText(const forecasting::MonthForecast& month,
                                          const forecasting::MonthExplanation& explanation,
                                          const forecasting::MonthBackground& background);

} // namespace planwright::cli
