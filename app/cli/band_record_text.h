#pragma once

#include "core/service/training_service.h"

#include <string>

namespace planwright::cli {

/// How often past bands held, by months ahead, class of demand and category, and whether confidence told the error.
[[nodiscard]] std::string bandRecordText(const forecasting::BacktestResult& backtest);

/// What the bands of the forecast are set to hold where that has moved, and whether its confidence can be relied on.
[[nodiscard]] std::string bandNotesText(const forecasting::ForecastSet& forecast);

} // namespace planwright::cli
