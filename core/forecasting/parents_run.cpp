#include "core/forecasting/parents_run.h"

#include <algorithm>

namespace planwright::forecasting {
namespace {

BacktestOptions parentOptions(const Catalog& catalog, const BacktestOptions& options) {
    auto above = options;
    above.models.clear();
    for (const auto& forecaster : catalog.all()) {
        const bool isAsked = options.models.empty()
                                 ? !forecaster->onlyIfNamed()
                                 : std::ranges::find(options.models, forecaster->name()) != options.models.end();
        if (isAsked && forecaster->simplicity() != Simplicity::Booster)
            above.models.emplace_back(forecaster->name());
    }
    return above;
}

} // namespace

std::vector<features::CategoryGroup> parentGroups(const Hierarchy& hierarchy) {
    std::vector<features::CategoryGroup> groups;
    for (auto node = hierarchy.leafCount(); node < hierarchy.nodeCount(); ++node)
        groups.push_back({hierarchy.name(node), {}});
    for (std::size_t leaf = 0; leaf < hierarchy.leafCount(); ++leaf)
        for (auto node = leaf; node != hierarchy.root();) {
            node = hierarchy.parent(node);
            groups[node - hierarchy.leafCount()].categories.push_back(leaf);
        }
    return groups;
}

Status reconcileRun(BacktestRun& run, const features::History& history, const Catalog& catalog,
                    const BacktestOptions& options, const RunContext& context, const PastFits& known) {
    const auto above = parentOptions(catalog, options);
    if (history.categories.size() < 2 || run.grid.lastOrigin() < enoughReconciledMonths || above.models.empty())
        return {};
    PLANWRIGHT_ASSIGN(auto hierarchy, Hierarchy::make(history.categories, options.parents));
    PLANWRIGHT_ASSIGN(const auto view, features::CausalView::at(history, history.lastCompleteMonth));
    auto summed = features::summedHistory(view, parentGroups(hierarchy));
    RunContext inner = context;
    inner.progress = {}; // a small part of a stage that has been reported
    auto parents = backtestLevel(summed, catalog, above, inner, known);
    if (!parents)
        return parents.error().code() == ErrorCode::InsufficientData ? Status() : Status(parents.error());
    run.fits.merge(parents->fits);
    auto made = std::make_shared<ParentsRun>(
        ParentsRun{std::move(hierarchy), options.parents, std::move(summed), std::move(*parents), run.automatic, {}});
    const BaseForecasts base(made->hierarchy, run.grid, made->base, made->run.grid, made->run.automatic);
    PLANWRIGHT_ASSIGN(made->choices, chooseReconciliations(base));
    for (std::size_t o = 0; o < run.grid.originCount(); ++o)
        if (made->choices[o].method != Reconciliation::BottomUp)
            PLANWRIGHT_TRY(reconcileAt(run.automatic, base, o, made->choices[o].method));
    run.parents = std::move(made);
    return {};
}

std::optional<ReconciliationRule> ruleAt(const BacktestRun& run, std::size_t origin) {
    if (run.parents == nullptr || run.parents->choices[origin].method == Reconciliation::BottomUp)
        return std::nullopt;
    const auto& parents = *run.parents;
    const BaseForecasts base(parents.hierarchy, run.grid, parents.base, parents.run.grid, parents.run.automatic);
    ReconciliationRule rule{parents.tree, {}, parents.choices[origin].method, {}};
    for (std::size_t leaf = 0; leaf < parents.hierarchy.leafCount(); ++leaf)
        rule.categories.push_back(parents.hierarchy.name(leaf));
    for (int horizon = 1; horizon <= run.grid.horizonMonths(); ++horizon)
        rule.residuals.push_back(base.residuals(origin, horizon));
    return rule;
}

ReconciliationChoice reconciliationOf(const BacktestRun& run) {
    if (run.parents != nullptr)
        return run.parents->choices.back();
    return {Reconciliation::BottomUp,
            run.grid.categoryCount() < 2 ? "There is one category."
                                         : "The categories' forecasts are added up: there is too little history, or no "
                                           "model, to forecast what they add up to."};
}

} // namespace planwright::forecasting
