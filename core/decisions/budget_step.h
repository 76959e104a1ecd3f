#pragma once

#include "core/decisions/category_plan.h"

#include <span>
#include <vector>

namespace planwright::decisions {

/// Step 2 over all categories, fixed budget: those with economics by equal marginals, those without by their rule;
/// those without present spend get none. Writes budget, allocation, shadow price and flags into `portfolio` and one
/// BUDGET line into each trace. Returns the spends, exact to four decimals, in the order of the plans.
[[nodiscard]] std::vector<double> allocateBudget(std::span<CategoryPlan> plans, double budget,
                                                 PortfolioDecision& portfolio);

} // namespace planwright::decisions
