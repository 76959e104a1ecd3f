#pragma once

#include "core/service/plan.h"
#include "ui/charts/bar_chart.h"

#include <string>

namespace planwright::ui {

/// A model's error less that of the automatic choice, category by category, the best first: bars to the left are
/// better. The selected category's name is strong.
[[nodiscard]] BarChartContent categoryDifferenceChart(const service::Plan& plan, const std::string& model,
                                                      const QString& selected);

} // namespace planwright::ui
