#pragma once

#include "core/decisions/config.h"
#include "core/decisions/decision.h"
#include "core/decisions/profit_curve.h"

#include <vector>

namespace planwright::decisions {

struct StockPlan {
    double baseline = 0;   ///< S0
    double rise = 0;       ///< how far above S0 the order may go, a fraction
    double riskWeight = 0; ///< k
};

/// Step 3: the order that maximises J over [floor * S0, S0 (1 + rise)] on the spend-adjusted demand; R9 keeps S0 where
/// the gain is under 0.5 %. Leaves STOCK and, where it fires, R9 in `trace`.
[[nodiscard]] double chooseStock(const ProfitCurve& curve, const StockPlan& plan, const Config& config,
                                 std::vector<TraceEntry>& trace);

} // namespace planwright::decisions
