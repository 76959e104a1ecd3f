#pragma once

#include "ui/charts/bar_chart.h"
#include "ui/models/forecast_steps.h"

namespace planwright::ui {

/// Steps from the first to the last as bars that hang on each other. The table holds all of them, also those that the
/// picture joins.
[[nodiscard]] BarChartContent waterfallOf(const std::vector<ForecastStep>& all);

/// The way from the last month to the forecast that is shown, as bars that hang on each other, with the sentence that
/// says it.
[[nodiscard]] BarChartContent forecastWaterfall(const forecasting::Explanation& explanation,
                                                const ShownForecast& shown);

/// The way from the forecast of `month` that was given earlier to today's; for one that has a `before`.
[[nodiscard]] BarChartContent changeWaterfall(const forecasting::WhatChanged& changed, const QString& month);

} // namespace planwright::ui
