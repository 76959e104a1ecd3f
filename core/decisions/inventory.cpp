#include "core/decisions/inventory.h"

#include "core/decisions/trace.h"

#include <cmath>
#include <string>

namespace planwright::decisions {
namespace {

std::string stockWords(double free, double order, double low, double high, const StockPlan& plan) {
    const std::string bound = "The best order would be " + amount(free) + " units; chosen " + amount(order) + ", ";
    const std::string baseline = "the plan of " + amount(plan.baseline);
    if (order >= high)
        return bound + (plan.rise > 0 ? "as far above " + baseline + " as the risk class allows."
                                      : baseline + ", which is not raised under hold.");
    if (order <= low)
        return bound + "as far below " + baseline + " as one month may go.";
    return "The best order is " + amount(order) + " units, within what one month may change of " + baseline + ".";
}

} // namespace

double chooseStock(const ProfitCurve& curve, const StockPlan& plan, const Config& config,
                   std::vector<TraceEntry>& trace) {
    const double low = config.stockFloor * plan.baseline;
    const double high = plan.baseline * (1 + plan.rise);
    const double free = curve.best(0, curve.highestDemand(), plan.riskWeight);
    const double order = curve.best(low, high, plan.riskWeight);
    const double present = curve.objective(plan.baseline, plan.riskWeight);
    const double gain = curve.objective(order, plan.riskWeight) - present;
    addTrace(trace, "STOCK",
             {{"baseline_stock", plan.baseline},
              {"low", low},
              {"high", high},
              {"best_unbounded", free},
              {"risk_weight", plan.riskWeight},
              {"gain", gain}},
             order >= high  ? std::optional(high)
             : order <= low ? std::optional(low)
                            : std::nullopt,
             stockWords(free, order, low, high, plan));
    if (gain >= config.keepPlanGain * std::abs(present))
        return order;
    addTrace(trace, "R9", {{"gain", gain}, {"present", present}}, config.keepPlanGain * std::abs(present),
             "Changing the plan would gain only " + amount(gain) + ", under " +
                 signedPercent(config.keepPlanGain).substr(1) + " of what it earns: the plan of " +
                 amount(plan.baseline) + " stays.");
    return plan.baseline;
}

} // namespace planwright::decisions
