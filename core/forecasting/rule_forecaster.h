#pragma once

#include "core/forecasting/forecaster.h"

#include <functional>
#include <memory>
#include <string>

namespace planwright::forecasting {

/// Forecasts of every category by arithmetic alone, learning nothing: (view, horizon in months) to points.
using Rule = std::function<PointForecasts(const features::CausalView& view, int horizonMonths)>;
/// The same in parts, as FittedModel::explain().
using RuleParts = std::function<std::vector<CategoryParts>(const features::CausalView& view, int horizonMonths)>;

/// A Forecaster that fits at once and applies `rule` to whatever history predict() is given.
[[nodiscard]] std::unique_ptr<const Forecaster> makeRuleForecaster(std::string name, Rule rule, RuleParts parts);

} // namespace planwright::forecasting
