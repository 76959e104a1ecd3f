#pragma once

#include "core/base/run_context.h"
#include "core/decisions/decision.h"
#include "core/service/plan.h"

#include <optional>
#include <string>

namespace planwright::service {

/// Where next month's demand is imagined to lie in every category.
enum class DemandCase : std::uint8_t {
    Low,      ///< the quantiles scaled so that the most likely demand is the forecast's P10
    Expected, ///< as forecast
    High,     ///< ... P90
    Custom,   ///< the quantiles scaled by 1 + demandChange
};

/// What a planner tries out. The default asks nothing: its answer is the plan's own decision, byte for byte.
struct WhatIf {
    DemandCase demand = DemandCase::Expected;
    double demandChange = 0;      ///< fraction, -1..10; with DemandCase::Custom
    std::optional<double> budget; ///< advertising money of the month; empty: the sum of present spends
    double priceChange = 0;       ///< fraction of every price, above -1
    double unitCostChange = 0;    ///< fraction of every unit cost, above -1; a cost that nobody gave is the default's

    friend bool operator==(const WhatIf&, const WhatIf&) = default;
    [[nodiscard]] bool asksNothing() const { return *this == WhatIf(); }
};

/// The decision engine's answer to the plan's question, changed. InvalidArgument names the field.
[[nodiscard]] Result<decisions::DecisionResult> decideWhatIf(const Plan& plan, const WhatIf& whatIf,
                                                             const RunContext& context);

} // namespace planwright::service
