#include "core/decisions/scenario.h"

namespace planwright::decisions {

Scenarios categoryScenarios(const stats::PiecewiseQuantile& demand, const ProfitCurve& curve, double order,
                            double spend) {
    const auto outcome = [&](double units, double profit) { return ScenarioOutcome{units, profit, profit - spend}; };
    const double low = demand.quantile(.10);
    const double high = demand.quantile(.90);
    return {outcome(low, curve.profit(order, low)), outcome(curve.meanDemand(), curve.moments(order).expected),
            outcome(high, curve.profit(order, high))};
}

void addOutcome(ScenarioOutcome& total, const ScenarioOutcome& part) {
    total.units += part.units;
    total.profit += part.profit;
    total.netProfit += part.netProfit;
}

} // namespace planwright::decisions
