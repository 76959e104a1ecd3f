#include "core/decisions/joint_scenarios.h"

#include "core/decisions/scenario.h"

#include <algorithm>
#include <numeric>

namespace planwright::decisions {
namespace {

constexpr double lowFrom = .05, lowTo = .15;
constexpr double highFrom = .85, highTo = .95;

/// The draws by ascending total revenue.
std::vector<std::size_t> byRevenue(std::span<const PortfolioPart> parts, const JointRanks& joint,
                                   const std::vector<CategoryPlan>& plans) {
    const auto isPriced = [](const CategoryPlan& plan) { return plan.economics.has_value(); };
    const bool anyPrice = std::any_of(plans.begin(), plans.end(), isPriced);
    std::vector<double> revenue(joint.draws);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto price = plans[i].economics ? plans[i].economics->price : anyPrice ? 0.0 : 1.0;
        const auto demand = drawnDemand(parts[i], joint, i);
        for (std::size_t d = 0; d < joint.draws; ++d)
            revenue[d] += price * demand[d];
    }
    std::vector<std::size_t> order(joint.draws);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return revenue[a] < revenue[b]; });
    return order;
}

std::span<const std::size_t> between(const std::vector<std::size_t>& order, double from, double to) {
    const auto n = static_cast<double>(order.size());
    const auto first = static_cast<std::size_t>(n * from + 1e-9), last = static_cast<std::size_t>(n * to + 1e-9);
    return std::span(order).subspan(first, last - first);
}

ScenarioOutcome meanOver(std::span<const std::size_t> draws, const PortfolioPart& part,
                         const std::vector<double>& demand, double spend) {
    ScenarioOutcome outcome;
    for (const auto d : draws) {
        outcome.units += demand[d];
        if (part.curve != nullptr)
            outcome.profit += part.curve->profit(part.order, demand[d]);
    }
    outcome.units /= static_cast<double>(draws.size());
    outcome.profit /= static_cast<double>(draws.size());
    outcome.netProfit = outcome.profit - spend;
    return outcome;
}

} // namespace

void setJointScenarios(std::span<const PortfolioPart> parts, const JointRanks& joint, std::vector<CategoryPlan>& plans,
                       PortfolioDecision& portfolio) {
    const auto order = byRevenue(parts, joint, plans);
    const auto low = between(order, lowFrom, lowTo), high = between(order, highFrom, highTo);
    portfolio.scenarioBasis = "joint draws";
    portfolio.scenarios.low = portfolio.scenarios.high = {};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto& decision = plans[i].decision;
        const auto demand = drawnDemand(parts[i], joint, i);
        const auto spend = decision.spend.value_or(0);
        const auto lowOne = meanOver(low, parts[i], demand, spend), highOne = meanOver(high, parts[i], demand, spend);
        addOutcome(portfolio.scenarios.low, lowOne);
        addOutcome(portfolio.scenarios.high, highOne);
        if (decision.scenarios) {
            decision.scenarios->low = lowOne;
            decision.scenarios->high = highOne;
        }
    }
}

} // namespace planwright::decisions
