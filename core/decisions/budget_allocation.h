#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace planwright::decisions {

/// One category in the allocation: its present spend, its box and what spend does to its value.
struct SpendBox {
    double spend = 0; ///< s0 > 0
    double low = 0;
    double high = 0;
    double value = 0;      ///< A: risk-adjusted profit at the best order and present spend, >= 0
    double elasticity = 0; ///< b in [0,1): value(s) = A (s/s0)^b
    double action = 0;     ///< the rule of thumb's change, a fraction; allocateByRules() only
};

enum class BudgetFit : std::uint8_t {
    Exact,
    BelowFloors,   ///< the boxes' lower ends alone cost more: all stand there
    AboveCeilings, ///< all stand at their upper ends, the rest is not allocated
};

struct Allocation {
    std::vector<double> spend; ///< in the order of the boxes
    BudgetFit fit = BudgetFit::Exact;
    std::optional<double> shadowPrice; ///< lambda; empty BelowFloors and from allocateByRules()
};

/// Maximises sum A_i ((s_i/s0_i)^b_i - 1) with sum s = budget inside the boxes: equal marginals (KKT), found by
/// geometric bisection of lambda. Money left when only worthless spend could still grow is spread there by room.
[[nodiscard]] Allocation allocateByMarginals(std::span<const SpendBox> boxes, double budget);

/// Without economics: s = clip(s0 (1 + action + mu), low, high), mu by bisection until sum s = budget.
[[nodiscard]] Allocation allocateByRules(std::span<const SpendBox> boxes, double budget);

/// Rounds to money of four decimals by largest remainder, so that the sum is exactly `total` rounded; no spend is
/// lifted above its `high`. Ties go to the earlier one.
[[nodiscard]] std::vector<double> roundToMoney(std::span<const double> spend, std::span<const double> high,
                                               double total);

} // namespace planwright::decisions
