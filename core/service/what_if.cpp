#include "core/service/what_if.h"

#include "core/decisions/config.h"
#include "core/decisions/decide.h"
#include "core/decisions/economics.h"
#include "core/serving/decision_request.h"

#include <cmath>

namespace planwright::service {
namespace {

constexpr double largestChange = 10;
constexpr std::size_t p10 = 1, p50 = 3, p90 = 5;

Status checkChange(double change, const char* field) {
    if (std::isfinite(change) && change > -1 && change <= largestChange)
        return {};
    return Error(ErrorCode::InvalidArgument, "A change must lie above -100 % and at most at +1,000 %.", {{}, 0, field});
}

double demandFactor(const decisions::Knots& knots, const WhatIf& whatIf) {
    const auto against = [&](std::size_t level) { return knots[p50] > 0 ? knots[level] / knots[p50] : 1; };
    switch (whatIf.demand) {
    case DemandCase::Low:
        return against(p10);
    case DemandCase::High:
        return against(p90);
    case DemandCase::Custom:
        return 1 + whatIf.demandChange;
    case DemandCase::Expected:
        break;
    }
    return 1;
}

// A cost that follows from the price by default must not follow a price that is only imagined.
void changeMoney(decisions::Economics& economics, const WhatIf& whatIf, const decisions::Config& config) {
    if ((whatIf.priceChange == 0 && whatIf.unitCostChange == 0) || !decisions::hasPrice(economics))
        return;
    const double unitCost = economics.unitCost.value_or(config.unitCostShare * *economics.price);
    economics.unitCost = unitCost * (1 + whatIf.unitCostChange);
    economics.price = *economics.price * (1 + whatIf.priceChange);
}

} // namespace

Result<decisions::DecisionResult> decideWhatIf(const Plan& plan, const WhatIf& whatIf, const RunContext& context) {
    PLANWRIGHT_TRY(checkChange(whatIf.demandChange, "demand"));
    PLANWRIGHT_TRY(checkChange(whatIf.priceChange, "price"));
    PLANWRIGHT_TRY(checkChange(whatIf.unitCostChange, "unit cost"));
    auto request = serving::decisionRequest(*plan.served, plan.forecast, {whatIf.budget, {}});
    PLANWRIGHT_ASSIGN(const auto config, decisions::parseConfig(request.configJson));
    for (auto& category : request.categories) {
        const double factor = demandFactor(category.knots, whatIf);
        for (auto& knot : category.knots)
            knot *= factor;
        changeMoney(category.economics, whatIf, config);
    }
    return decisions::decide(request, context);
}

} // namespace planwright::service
