#pragma once

#include "ui/charts/bar_chart.h"
#include "ui/models/past_targets.h"

namespace planwright::ui {

/// What came in each past month, and beside it what was forecast so many months before; the latest two years.
[[nodiscard]] BarChartContent pastTargetsChart(const QString& name, const std::vector<PastTarget>& targets, int lead);

} // namespace planwright::ui
