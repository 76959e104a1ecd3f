#pragma once

#include "core/service/plan.h"
#include "ui/charts/bar_chart.h"

namespace planwright::ui {

/// How much next month may earn, from the worst to the best case. Without bars where no prices are known.
[[nodiscard]] BarChartContent profitRange(const service::Plan& plan, const decisions::CategoryDecision& decision);
[[nodiscard]] BarChartContent profitRange(const service::Plan& plan, const decisions::PortfolioDecision& decision);

} // namespace planwright::ui
