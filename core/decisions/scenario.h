#pragma once

#include "core/decisions/decision.h"
#include "core/decisions/profit_curve.h"
#include "core/stats/piecewise_quantile.h"

namespace planwright::decisions {

/// Low, expected and high of one category "separately": at its own P10, its mean (mean units and E[profit], never the
/// profit at P50) and its own P90, for the order and the spend that were decided.
[[nodiscard]] Scenarios categoryScenarios(const stats::PiecewiseQuantile& demand, const ProfitCurve& curve,
                                          double order, double spend);

/// Adds one category's outcome to a total.
void addOutcome(ScenarioOutcome& total, const ScenarioOutcome& part);

} // namespace planwright::decisions
