#pragma once

#include "core/decisions/budget_allocation.h"
#include "core/decisions/config.h"
#include "core/decisions/decision.h"
#include "core/decisions/economics.h"
#include "core/decisions/profit_curve.h"
#include "core/decisions/risk_class.h"
#include "core/stats/piecewise_quantile.h"

#include <optional>
#include <string>
#include <utility>

namespace planwright::decisions {

/// One category on its way through the steps: what is known before the budget is allocated, and its growing decision.
struct CategoryPlan {
    explicit CategoryPlan(stats::PiecewiseQuantile atPresentSpend)
        : demand(std::move(atPresentSpend)) {}

    stats::PiecewiseQuantile demand;        ///< at present spend
    std::optional<UnitEconomics> economics; ///< empty: rules only
    std::optional<ProfitCurve> curve;       ///< at present spend; with economics
    RuleOutcome rules;
    double presentSpend = 0;
    double elasticity = 0;
    double baseline = 0;  ///< S0
    double available = 0; ///< on hand and inbound
    double riskWeight = 0;
    SpendBox box;
    CategoryDecision decision; ///< class, hold, delta, flags and trace so far

    [[nodiscard]] bool paysToSell() const { return economics && economics->underage() > 0; }
};

/// Step 1 (class, at the risk-neutral order and present spend) and the box of step 2. `path` leads to the category in
/// the request, for errors.
[[nodiscard]] Result<CategoryPlan> planCategory(const CategoryInput& input, const Config& config,
                                                const std::string& path);

/// A category after its spend was decided.
struct FinalPlan {
    stats::PiecewiseQuantile demand;  ///< at the new spend
    std::optional<ProfitCurve> curve; ///< at the new spend; with economics
};

/// Steps 3 to 5: stock, risk money and priority at the new spend, written into plan.decision.
[[nodiscard]] FinalPlan finishCategory(CategoryPlan& plan, double spend, const Config& config);

} // namespace planwright::decisions
