#pragma once

#include "core/service/decision_service.h"
#include "core/service/forecast_service.h"

#include <string>

namespace planwright::cli {

/// One month's table: what was, what is to come, how sure. `decision`, where given, adds the risk class.
[[nodiscard]] std::string monthText(const forecasting::ForecastSet& forecast, const forecasting::MonthForecast& month,
                                    const decisions::DecisionResult* decision = nullptr);

/// The sums of all months; empty with one month.
[[nodiscard]] std::string togetherText(const forecasting::ForecastSet& forecast);

/// Which models made it and why, and what failed.
[[nodiscard]] std::string modelText(const forecasting::MonthForecast& month);

/// How well the automatic choice did on the past, in a sentence.
[[nodiscard]] std::string recordText(const forecasting::BacktestResult& backtest);

/// The models' past errors, best first.
[[nodiscard]] std::string backtestText(const forecasting::BacktestResult& backtest);

} // namespace planwright::cli
