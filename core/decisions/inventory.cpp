#include "core/decisions/inventory.h"

#include "core/decisions/trace.h"

#include <cmath>
#include <string>

namespace planwright::decisions {
namespace {

std::string boundWords(double order, double low, double high, const StockPlan& plan) {
    if (order >= high)
        return plan.rise > 0 ? ", as far above the plan of " + amount(plan.baseline) + " as the risk class allows"
                             : ", the plan of " + amount(plan.baseline) + ", which hold does not raise";
    if (order <= low)
        return ", as far below the plan of " + amount(plan.baseline) + " as one month may go";
    return "";
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
             "The best order would be " + amount(free) + " units; chosen " + amount(order) +
                 boundWords(order, low, high, plan) + ".");
    if (gain >= config.keepPlanGain * std::abs(present))
        return order;
    addTrace(trace, "R9", {{"gain", gain}, {"present", present}}, config.keepPlanGain * std::abs(present),
             "Changing the plan would gain only " + amount(gain) + ", under " +
                 signedPercent(config.keepPlanGain).substr(1) + " of what it earns: the plan of " +
                 amount(plan.baseline) + " stays.");
    return plan.baseline;
}

} // namespace planwright::decisions
