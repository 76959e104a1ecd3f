#pragma once

#include "core/forecasting/backtest.h"

#include <map>
#include <string>
#include <string_view>

namespace planwright::service {

/// What the automatic choice said of past months one month before, by month.
using PastForecasts = std::map<Month, double>;

/// By category.
[[nodiscard]] std::map<std::string, PastForecasts> pastForecasts(const forecasting::BacktestResult& backtest);

/// Of the total: the months in which every category of `past` was forecast.
[[nodiscard]] PastForecasts totalPastForecasts(const std::map<std::string, PastForecasts>& past);

/// The summary of a model ("auto", "seasonal_naive"), or null.
[[nodiscard]] const forecasting::BacktestSummary* summaryOf(const forecasting::BacktestResult& backtest,
                                                            std::string_view model);

} // namespace planwright::service
