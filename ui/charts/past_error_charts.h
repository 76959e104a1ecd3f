#pragma once

#include "ui/charts/bar_chart.h"
#include "ui/models/past_errors.h"

namespace planwright::ui {

/// The error of every model in the past, against repeating last year.
[[nodiscard]] BarChartContent modelErrorChart(const service::Plan& plan);
/// The error of the forecasts of past months, against repeating last year. At most the last three years.
[[nodiscard]] BarChartContent monthErrorChart(const std::vector<MonthError>& errors);
/// How often demand came inside the 80 % band, by month.
[[nodiscard]] BarChartContent coverageChart(const std::vector<MonthError>& errors);

} // namespace planwright::ui
