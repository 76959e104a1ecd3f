#pragma once

#include "core/service/forecast_service.h"

#include <string>

namespace planwright::cli {

/// Where one month's forecasts come from: for each category and the total the sentence, and its parts as a sum.
[[nodiscard]] std::string explanationText(const forecasting::MonthForecast& month,
                                          const forecasting::MonthExplanation& explanation);

} // namespace planwright::cli
