#pragma once

#include "core/forecasting/month_forecast.h"
#include "core/forecasting/reconcile/reconcile.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// How the categories' means are made to agree with forecasts of what they add up to (decision spec 1.6).
struct ReconciliationRule {
    std::map<std::string, std::string> parents;
    std::vector<std::string> categories;              ///< it was learnt with, in their order
    Reconciliation method = Reconciliation::BottomUp; ///< never BottomUp: then there is no rule
    std::vector<NodeResiduals> residuals;             ///< by horizon from 0
};

struct MeanReconciliation {
    ReconciliationRule rule;
    std::shared_ptr<const TrainedModel> nodes; ///< forecasts the parents and the total
};

/// The same with the choice for the parents and the total as it was made then.
struct EarlierReconciliation {
    ReconciliationRule rule;
    EarlierChoice nodes;
};

/// Moves `mixed.means`, none below 0. Where the view has other categories than it was learnt with they stay as they
/// are, and the notes say so.
[[nodiscard]] Status reconcileMeans(MixedPoints& mixed, const MeanReconciliation& reconciliation,
                                    const features::CausalView& view, const RunContext& context);

} // namespace planwright::forecasting
