#include "core/forecasting/mean_reconciliation.h"

#include "core/forecasting/parents_run.h"

#include <algorithm>

namespace planwright::forecasting {
namespace {

bool isOfTheseCategories(const ReconciliationRule& rule, const features::CausalView& view) {
    if (rule.categories.size() != view.categoryCount())
        return false;
    for (std::size_t c = 0; c < view.categoryCount(); ++c)
        if (rule.categories[c] != view.category(c))
            return false;
    return true;
}

} // namespace

Status reconcileMeans(MixedPoints& mixed, const MeanReconciliation& reconciliation, const features::CausalView& view,
                      const RunContext& context) {
    const auto& rule = reconciliation.rule;
    if (!isOfTheseCategories(rule, view)) {
        for (auto& note : mixed.notes)
            note += " It was not made to agree with forecasts of the parents and the total, which were learnt with "
                    "other categories.";
        return {};
    }
    PLANWRIGHT_ASSIGN(const auto hierarchy, Hierarchy::make(rule.categories, rule.parents));
    const auto summed = features::summedHistory(view, parentGroups(hierarchy));
    PLANWRIGHT_ASSIGN(const auto above, features::CausalView::at(summed, view.origin()));
    PLANWRIGHT_ASSIGN(const auto nodes,
                      mixMembers(*reconciliation.nodes, above, static_cast<int>(mixed.means.size()), context));
    for (std::size_t h = 0; h < mixed.means.size(); ++h) {
        auto base = mixed.means[h];
        base.insert(base.end(), nodes.means[h].begin(), nodes.means[h].end());
        const auto& residuals = rule.residuals[std::min(h, rule.residuals.size() - 1)];
        PLANWRIGHT_ASSIGN(auto reconciled, reconcile(hierarchy, rule.method, base, residuals));
        clipAndSum(hierarchy, reconciled.values);
        std::copy_n(reconciled.values.begin(), mixed.means[h].size(), mixed.means[h].begin());
    }
    return {};
}

} // namespace planwright::forecasting
