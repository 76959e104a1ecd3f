#pragma once

#include "ui/charts/bar_chart.h"
#include "ui/models/forecast_steps.h"

namespace planwright::ui {

/// The way from the last month to the forecast that is shown, as bars that hang on each other, with the sentence that
/// says it. The table holds all parts, also those that the picture joins.
[[nodiscard]] BarChartContent forecastWaterfall(const forecasting::Explanation& explanation,
                                                const ShownForecast& shown);

} // namespace planwright::ui
