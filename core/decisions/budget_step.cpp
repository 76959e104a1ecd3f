#include "core/decisions/budget_step.h"

#include "core/base/money.h"
#include "core/decisions/trace.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace planwright::decisions {
namespace {

// The categories that take part, and where they stand among the plans.
struct Group {
    std::vector<std::size_t> at;
    std::vector<SpendBox> boxes;

    void add(std::size_t index, const SpendBox& box) {
        at.push_back(index);
        boxes.push_back(box);
    }
    [[nodiscard]] double low() const { return total(&SpendBox::low); }
    [[nodiscard]] double high() const { return total(&SpendBox::high); }
    [[nodiscard]] double total(double SpendBox::*member) const {
        return std::accumulate(boxes.begin(), boxes.end(), 0.0,
                               [member](double sum, const SpendBox& box) { return sum + box.*member; });
    }
};

// What the group without economics gets: its rules' wish, unless the others cannot take what that leaves.
double ruledShare(const Group& priced, const Group& ruled, double budget) {
    if (priced.boxes.empty())
        return budget;
    double wish = 0;
    for (const auto& box : ruled.boxes)
        wish += std::clamp(box.spend * (1 + box.action), box.low, box.high);
    const double left = std::clamp(budget - wish, priced.low(), std::max(priced.low(), priced.high()));
    return std::clamp(budget - left, ruled.low(), std::max(ruled.low(), ruled.high()));
}

std::string boundWords(const CategoryPlan& plan, double spend) {
    const auto& box = plan.box;
    constexpr double cent = .01;
    if (plan.economics && !plan.paysToSell())
        return ", its lower bound, because selling does not pay";
    if (spend <= box.low + cent)
        return ", its lower bound";
    if (spend < box.high - cent)
        return "";
    if (plan.rules.hold)
        return ", held: not to rise";
    return plan.rules.riskClass == RiskClass::High ? ", not to rise at High risk" : ", its upper bound";
}

void explain(CategoryPlan& plan, double spend, const std::optional<double>& shadowPrice) {
    auto& trace = plan.decision.trace;
    if (!(plan.presentSpend > 0)) {
        addTrace(trace, "BUDGET", {{"present_spend", 0.0}}, std::nullopt,
                 "No ad spend today: left out of the allocation.");
        return;
    }
    const auto& box = plan.box;
    std::map<std::string, double> inputs{{"present_spend", box.spend}, {"low", box.low}, {"high", box.high}};
    std::string returns;
    if (plan.economics) {
        const double next = box.value * box.elasticity / box.spend * std::pow(spend / box.spend, box.elasticity - 1);
        inputs["value"] = box.value;
        inputs["elasticity"] = box.elasticity;
        inputs["marginal_return"] = next;
        returns = " One more unit of money here returns " + plain(next) +
                  (shadowPrice ? ", one more of the whole budget " + plain(*shadowPrice) + "." : ".");
    }
    constexpr double cent = .01;
    const bool atHigh = spend >= box.high - cent;
    const bool atLow = spend <= box.low + cent;
    addTrace(trace, "BUDGET", std::move(inputs),
             atLow    ? std::optional(box.low)
             : atHigh ? std::optional(box.high)
                      : std::nullopt,
             "Spend " + amount(spend) + " (" + signedPercent(spend / box.spend - 1) + ")" + boundWords(plan, spend) +
                 "." + returns);
}

void report(double budget, const std::vector<double>& spend, BudgetFit fit, PortfolioDecision& portfolio) {
    portfolio.budget = budget;
    portfolio.allocated = std::accumulate(spend.begin(), spend.end(), 0.0);
    const double left = Money::fromDouble(budget).toDouble() - portfolio.allocated;
    portfolio.unallocated = std::max(0.0, Money::fromDouble(left).toDouble());
    if (fit == BudgetFit::BelowFloors)
        addFlag(portfolio.flags, "BUDGET_BELOW_FLOOR");
    if (portfolio.unallocated > 0)
        addFlag(portfolio.flags, "BUDGET_UNALLOCATED");
    else if (portfolio.shadowPrice && *portfolio.shadowPrice < 1)
        addFlag(portfolio.flags, "LAMBDA_BELOW_1");
}

} // namespace

std::vector<double> allocateBudget(std::span<CategoryPlan> plans, double budget, PortfolioDecision& portfolio) {
    Group priced;
    Group ruled;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        if (plans[i].presentSpend > 0)
            (plans[i].economics ? priced : ruled).add(i, plans[i].box);
    }
    std::vector<double> spend(plans.size());
    std::vector<double> ceiling(plans.size());
    const auto place = [&](const Group& group, const Allocation& allocation) {
        for (std::size_t i = 0; i < group.at.size(); ++i) {
            spend[group.at[i]] = allocation.spend[i];
            ceiling[group.at[i]] = group.boxes[i].high;
        }
    };
    const double forRuled = ruled.boxes.empty() ? 0 : ruledShare(priced, ruled, budget);
    place(ruled, allocateByRules(ruled.boxes, forRuled));
    if (!priced.boxes.empty()) {
        const auto allocation = allocateByMarginals(priced.boxes, budget - forRuled);
        place(priced, allocation);
        portfolio.shadowPrice = allocation.shadowPrice;
    }
    const double floors = priced.low() + ruled.low();
    const double sum = std::accumulate(spend.begin(), spend.end(), 0.0);
    constexpr double cent = 5e-5;
    const bool exact = std::abs(sum - budget) < cent;
    spend = roundToMoney(spend, ceiling, exact ? budget : sum);
    report(budget, spend, floors > budget + cent ? BudgetFit::BelowFloors : BudgetFit::Exact, portfolio);
    for (std::size_t i = 0; i < plans.size(); ++i)
        explain(plans[i], spend[i], portfolio.shadowPrice);
    return spend;
}

} // namespace planwright::decisions
