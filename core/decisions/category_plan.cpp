#include "core/decisions/category_plan.h"

#include "core/decisions/inventory.h"
#include "core/decisions/scenario.h"
#include "core/decisions/trace.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace planwright::decisions {
namespace {

constexpr std::array<double, 7> levels{.05, .10, .25, .50, .75, .90, .95};

void noteInputs(const CategoryInput& input, CategoryDecision& decision) {
    decision.category = input.category;
    decision.flags = input.flags;
    if (!std::is_sorted(input.knots.begin(), input.knots.end()))
        addTrace(decision.trace, "KNOTS", {}, std::nullopt,
                 "The forecast's quantiles were not in ascending order: they were sorted.");
}

void noteEconomics(const UnitEconomics& economics, CategoryDecision& decision) {
    if (economics.defaulted.empty())
        return;
    addFlag(decision.flags, "COSTS_DEFAULT");
    std::string names;
    for (const auto& name : economics.defaulted)
        names += (names.empty() ? "" : ", ") + name;
    addTrace(decision.trace, "COSTS",
             {{"price", economics.price},
              {"unit_cost", economics.unitCost},
              {"salvage", economics.salvage},
              {"goodwill", economics.goodwill},
              {"holding", economics.holding},
              {"on_hand", economics.onHand},
              {"inbound", economics.inbound}},
             std::nullopt, "Assumed because nobody gave them: " + names + ".");
}

RuleInputs ruleInputs(const CategoryInput& input, const stats::PiecewiseQuantile& demand) {
    RuleInputs rules;
    rules.lastMonth = std::max(0.0, input.lastMonth);
    rules.p10 = demand.quantile(.10);
    rules.p50 = demand.quantile(.50);
    rules.p90 = demand.quantile(.90);
    rules.confidence = input.confidence;
    rules.volatility = input.volatility;
    rules.deltaYoy = input.deltaYoy;
    rules.daysRatio = input.daysRatio;
    rules.wape = input.wape;
    rules.drift = input.drift;
    return rules;
}

// Step 1. R3 and R4 are read at Q* = F^-1(CR), the order of somebody who does not mind risk.
void classifyCategory(const CategoryInput& input, const Config& config, CategoryPlan& plan) {
    auto inputs = ruleInputs(input, plan.demand);
    auto& decision = plan.decision;
    if (plan.economics && !plan.paysToSell()) {
        addFlag(decision.flags, "MARGIN_NEGATIVE");
        plan.rules = refuseMargin(inputs, plan.economics->underage(), decision.trace);
    } else {
        if (plan.curve) {
            const auto risk = plan.curve->risk(plan.demand.quantile(plan.economics->criticalRatio()));
            const double margin = std::max(plan.economics->underage() * plan.curve->meanDemand(), 1.0);
            inputs.profitSpread = (risk.expected - risk.cvar95) / margin;
            inputs.lossProbability = risk.lossProbability;
        }
        plan.rules = applyRules(inputs, config, decision.trace);
    }
    if (plan.rules.baseZero)
        addFlag(decision.flags, "BASE_ZERO");
    decision.riskClass = plan.rules.riskClass;
    decision.hold = plan.rules.hold;
    if (!plan.rules.baseZero)
        decision.delta = plan.rules.delta;
    decision.signalToNoise = plan.rules.signalToNoise;
    plan.riskWeight = config.riskWeight[riskIndex(plan.rules.riskClass)];
}

void setBaseline(const CategoryInput& input, CategoryPlan& plan) {
    if (input.economics.baselineStock && *input.economics.baselineStock > 0) {
        plan.baseline = *input.economics.baselineStock;
        return;
    }
    addFlag(plan.decision.flags, "S0_DEFAULT");
    const double lastMonth = std::max(0.0, input.lastMonth);
    plan.baseline = lastMonth;
    // A plan of last month's sales alone would carry no safety stock.
    if (plan.paysToSell())
        plan.baseline *=
            plan.demand.quantile(plan.economics->criticalRatio()) / std::max(plan.demand.quantile(.5), 1.0);
    addTrace(plan.decision.trace, "BASELINE", {{"last_month", lastMonth}, {"baseline_stock", plan.baseline}},
             std::nullopt,
             "No stock plan was given: " + amount(plan.baseline) + " units, last month's sales" +
                 (plan.paysToSell() ? " with the same share of safety stock." : "."));
}

void setSpendBox(const CategoryInput& input, const Config& config, CategoryPlan& plan) {
    plan.presentSpend = input.spend.value_or(0);
    if (!(plan.presentSpend > 0)) {
        addFlag(plan.decision.flags, "SPEND_ZERO");
        return;
    }
    plan.elasticity = input.elasticity.value_or(config.elasticityDefault);
    if (!input.elasticity)
        addFlag(plan.decision.flags, "ELASTICITY_DEFAULT");
    auto& box = plan.box;
    box.spend = plan.presentSpend;
    box.low = config.spendFloor * box.spend;
    const bool refused = plan.economics && !plan.paysToSell();
    box.high = refused ? box.low : box.spend * (1 + budgetRise(plan.rules, config));
    box.elasticity = plan.elasticity;
    box.action = plan.rules.budgetAction;
    if (plan.paysToSell()) {
        const double best = plan.curve->best(0, plan.curve->highestDemand(), plan.riskWeight);
        box.value = std::max(0.0, plan.curve->objective(best, plan.riskWeight));
    }
}

double orderTarget(CategoryPlan& plan, const std::optional<ProfitCurve>& curve, const Config& config) {
    auto& trace = plan.decision.trace;
    if (plan.paysToSell())
        return chooseStock(*curve, {plan.baseline, stockRise(plan.rules, config), plan.riskWeight}, config, trace);
    const double order = plan.economics ? 0.0 : plan.baseline * (1 + plan.rules.stockAction);
    addTrace(trace, "STOCK", {{"baseline_stock", plan.baseline}, {"stock_action", plan.rules.stockAction}},
             std::nullopt,
             plan.economics ? "Nothing is ordered, because selling does not pay."
                            : "No price is known, so the rule alone decides: the plan of " + amount(plan.baseline) +
                                  " becomes " + amount(order) + ".");
    return order;
}

void setMoney(CategoryPlan& plan, const FinalPlan& final, double order, double spend) {
    auto& decision = plan.decision;
    const auto risk = final.curve->risk(order);
    decision.expectedProfit = risk.expected;
    decision.par95 = risk.par95;
    decision.cvar95 = risk.cvar95;
    decision.lossProbability = risk.lossProbability;
    decision.evpi = risk.evpi;
    decision.scenarios = categoryScenarios(final.demand, *final.curve, order, spend);
    const double acting = final.curve->objective(order, plan.riskWeight) - spend;
    const double staying = plan.curve->objective(plan.baseline, plan.riskWeight) - plan.presentSpend;
    decision.priority = acting - staying;
    addTrace(decision.trace, "PRIORITY", {{"acting", acting}, {"staying", staying}}, std::nullopt,
             "Acting is worth " + amount(*decision.priority) + ": " + amount(acting) + " after ad spend instead of " +
                 amount(staying) + " with the present plan.");
}

} // namespace

Result<CategoryPlan> planCategory(const CategoryInput& input, const Config& config, const std::string& path) {
    PLANWRIGHT_ASSIGN(auto demand, stats::PiecewiseQuantile::fromKnots(levels, input.knots));
    CategoryPlan plan(std::move(demand));
    plan.available = input.economics.onHand.value_or(0) + input.economics.inbound.value_or(0);
    noteInputs(input, plan.decision);
    if (hasPrice(input.economics)) {
        PLANWRIGHT_ASSIGN(plan.economics, completeEconomics(input.economics, config, path + ".economics"));
        noteEconomics(*plan.economics, plan.decision);
        plan.curve.emplace(plan.demand.midpointGrid(), *plan.economics);
    } else {
        addFlag(plan.decision.flags, "RULES_ONLY");
        addTrace(plan.decision.trace, "RULES_ONLY", {}, std::nullopt,
                 "No price is known: no money can be computed, the rules alone decide.");
    }
    classifyCategory(input, config, plan);
    setBaseline(input, plan);
    setSpendBox(input, config, plan);
    return plan;
}

FinalPlan finishCategory(CategoryPlan& plan, double spend, const Config& config) {
    auto& decision = plan.decision;
    const double factor = plan.presentSpend > 0 ? std::pow(spend / plan.presentSpend, plan.elasticity) : 1.0;
    FinalPlan final{plan.demand.scaledBy(factor), {}};
    if (plan.economics)
        final.curve.emplace(final.demand.midpointGrid(), *plan.economics);

    const double order = orderTarget(plan, final.curve, config);
    decision.spend = spend;
    if (plan.presentSpend > 0)
        decision.spendChange = spend / plan.presentSpend - 1;
    decision.targetStock = order;
    decision.baselineStock = plan.baseline;
    if (plan.baseline > 0)
        decision.stockScale = order / plan.baseline - 1;
    decision.serviceLevel = final.demand.cdf(order);
    decision.orderQuantity = std::max(0.0, order - plan.available);
    if (plan.available > 0)
        addTrace(decision.trace, "ORDER", {{"target_stock", order}, {"available", plan.available}}, std::nullopt,
                 "Of " + amount(order) + " units " + amount(plan.available) +
                     " are on hand or on the way: " + amount(*decision.orderQuantity) + " are to be ordered.");
    if (plan.economics)
        setMoney(plan, final, order, spend);
    return final;
}

} // namespace planwright::decisions
