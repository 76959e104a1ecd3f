#include "core/decisions/decide.h"

#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/decisions/budget_step.h"
#include "core/decisions/category_plan.h"
#include "core/decisions/config.h"
#include "core/decisions/joint_scenarios.h"
#include "core/decisions/portfolio.h"
#include "core/decisions/priority.h"
#include "core/decisions/scenario.h"
#include "core/decisions/trace.h"
#include "core/decisions/validate.h"
#include "core/stats/quantile.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace planwright::decisions {
namespace {

template <typename Value>
std::vector<Value> filled(std::vector<std::optional<Value>> slots) {
    std::vector<Value> values;
    values.reserve(slots.size());
    for (auto& slot : slots)
        values.push_back(std::move(*slot));
    return values;
}

Result<std::vector<CategoryPlan>> planAll(const DecisionRequest& request, const Config& config,
                                          const RunContext& context) {
    std::vector<std::optional<CategoryPlan>> slots(request.categories.size());
    PLANWRIGHT_TRY(parallelFor(slots.size(), context, [&](std::size_t i) -> Status {
        PLANWRIGHT_ASSIGN(slots[i],
                          planCategory(request.categories[i], config, "categories[" + std::to_string(i) + "]"));
        return {};
    }));
    return filled(std::move(slots));
}

double presentSpend(const std::vector<CategoryPlan>& plans) {
    return std::accumulate(plans.begin(), plans.end(), 0.0,
                           [](double sum, const CategoryPlan& plan) { return sum + plan.presentSpend; });
}

// What adds up exactly over the categories: expected money, and the stress of every P10 at once.
void addUp(const std::vector<CategoryPlan>& plans, const std::vector<FinalPlan>& finals, PortfolioDecision& portfolio) {
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const auto& decision = plans[i].decision;
        if (decision.scenarios) {
            addOutcome(portfolio.scenarios.expected, decision.scenarios->expected);
            addOutcome(portfolio.stress, decision.scenarios->low);
            portfolio.expectedProfit = portfolio.expectedProfit.value_or(0) + *decision.expectedProfit;
        } else {
            const double spend = decision.spend.value_or(0);
            addOutcome(portfolio.scenarios.expected, {finals[i].demand.mean(), 0, -spend});
            addOutcome(portfolio.stress, {finals[i].demand.quantile(.10), 0, -spend});
            addFlag(portfolio.flags, "RULES_ONLY");
        }
    }
}

Result<PortfolioDraws> drawWhole(const std::vector<PortfolioPart>& parts, const DecisionRequest& request,
                                 const Config& config, const RunContext& context, PortfolioDecision& portfolio) {
    if (request.joint.draws > 0)
        return simulatePortfolio(parts, request.joint, context);
    if (config.rhoIsDefault)
        addFlag(portfolio.flags, "RHO_DEFAULT");
    return simulatePortfolio(parts, config.portfolioRho, config.portfolioDraws, request.seed, context);
}

Status riskOfWhole(std::vector<CategoryPlan>& plans, const std::vector<FinalPlan>& finals,
                   const DecisionRequest& request, const Config& config, const RunContext& context,
                   PortfolioDecision& portfolio) {
    std::vector<PortfolioPart> parts;
    for (std::size_t i = 0; i < plans.size(); ++i)
        parts.push_back({&finals[i].demand, finals[i].curve ? &*finals[i].curve : nullptr,
                         plans[i].decision.targetStock.value_or(0)});
    PLANWRIGHT_ASSIGN(auto draws, drawWhole(parts, request, config, context, portfolio));
    const auto n = static_cast<double>(draws.profit.size());
    const double mean = std::accumulate(draws.profit.begin(), draws.profit.end(), 0.0) / n;
    std::sort(draws.units.begin(), draws.units.end());
    std::sort(draws.profit.begin(), draws.profit.end());
    const auto at = [&](double level) {
        const double profit = stats::quantileOfSorted(draws.profit, level);
        return ScenarioOutcome{stats::quantileOfSorted(draws.units, level), profit, profit - portfolio.allocated};
    };
    if (request.joint.draws > 0) {
        setJointScenarios(parts, request.joint, plans, portfolio);
    } else {
        portfolio.scenarios.low = at(.10);
        portfolio.scenarios.high = at(.90);
        portfolio.scenarioBasis = "separately";
    }
    if (!portfolio.expectedProfit)
        return {};
    portfolio.par95 = mean - stats::quantileOfSorted(draws.profit, .05);
    portfolio.cvar95 = stats::cvarOfSorted(draws.profit, .05);
    const auto losses = std::lower_bound(draws.profit.begin(), draws.profit.end(), 0.0) - draws.profit.begin();
    portfolio.lossProbability = static_cast<double>(losses) / n;
    return {};
}

} // namespace

Result<DecisionResult> decide(const DecisionRequest& request, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto config, parseConfig(request.configJson));
    PLANWRIGHT_TRY(validateRequest(request));
    PLANWRIGHT_ASSIGN(auto plans, planAll(request, config, context));

    DecisionResult result;
    result.configSha256 = sha256Hex(configToJson(config));
    result.seed = request.seed;
    const double budget = request.budget.value_or(presentSpend(plans));
    const auto spend = allocateBudget(plans, budget, result.portfolio);
    std::vector<std::optional<FinalPlan>> slots(plans.size());
    PLANWRIGHT_TRY(parallelFor(plans.size(), context, [&](std::size_t i) -> Status {
        slots[i] = finishCategory(plans[i], spend[i], config);
        return {};
    }));
    const auto finals = filled(std::move(slots));
    addUp(plans, finals, result.portfolio);
    PLANWRIGHT_TRY(riskOfWhole(plans, finals, request, config, context, result.portfolio));

    result.categories.reserve(plans.size());
    for (auto& plan : plans)
        result.categories.push_back(std::move(plan.decision));
    rankPriorities(result.categories);
    return result;
}

} // namespace planwright::decisions
