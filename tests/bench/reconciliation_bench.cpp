#include "core/data/hierarchy.h"
#include "core/data/snapshot.h"
#include "core/forecasting/backtest_run.h"
#include "core/forecasting/reconcile/past_reconciliation.h"
#include "core/service/workspace.h"
#include "core/serving/model_catalog.h"
#include "core/stats/diebold_mariano.h"

#include <cmath>
#include <cstdio>
#include <string>

/// What reconciliation would do to the one-month-ahead error at each level of a workspace's data: base forecasts of all
/// nodes, each way to reconcile them, and what the backtest would have chosen at each origin.
namespace planwright::bench {
namespace {
using namespace forecasting;

Status run(const std::string& folder, const std::string& hierarchyFile) {
    PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(folder));
    PLANWRIGHT_ASSIGN(const auto snapshot, workspace->currentSnapshot());
    RunContext context;
    context.threads = 2;
    PLANWRIGHT_ASSIGN(const auto panel, data::loadPanel(workspace->snapshotsDirectory() / snapshot, {}, context));
    PLANWRIGHT_ASSIGN(const auto parents,
                      data::readHierarchy(hierarchyFile.empty() ? workspace->snapshotsDirectory() / snapshot
                                                                : std::filesystem::path(hierarchyFile)));
    PLANWRIGHT_ASSIGN(const auto history, features::makeHistory(panel, data::Measure::Units));
    const auto catalog = serving::standardCatalog();
    const BacktestOptions options{12, 3, {}};
    PLANWRIGHT_ASSIGN(const auto leaves, runBacktest(history, *catalog, options, context));
    PLANWRIGHT_ASSIGN(const auto hierarchy, Hierarchy::make(history.categories, parents));
    std::vector<features::CategoryGroup> groups;
    for (auto node = hierarchy.leafCount(); node < hierarchy.nodeCount(); ++node)
        groups.push_back({hierarchy.name(node), {}});
    for (std::size_t leaf = 0; leaf < hierarchy.leafCount(); ++leaf)
        for (auto node = leaf; node != hierarchy.root();) {
            node = hierarchy.parent(node);
            groups[node - hierarchy.leafCount()].categories.push_back(leaf);
        }
    PLANWRIGHT_ASSIGN(const auto view, features::CausalView::at(history, history.lastCompleteMonth));
    const auto summed = features::summedHistory(view, groups);
    BacktestOptions closed = options;
    for (const auto& forecaster : catalog->all())
        if (forecaster->simplicity() != Simplicity::Booster && !forecaster->onlyIfNamed())
            closed.models.emplace_back(forecaster->name());
    PLANWRIGHT_ASSIGN(const auto above, runBacktest(summed, *catalog, closed, context));
    const BaseForecasts base(hierarchy, leaves.grid, leaves.automatic, above.grid, above.automatic);
    PLANWRIGHT_ASSIGN(const auto choices, chooseReconciliations(base));
    const auto& grid = leaves.grid;
    struct Row {
        const char* name;
        int method;
    };
    const Row rows[] = {{"base", -1},   {"bottom_up", 0},   {"ols", 1},   {"wls_struct", 2},
                        {"wls_var", 3}, {"mint_shrink", 4}, {"chosen", 5}};
    for (const std::size_t window : {std::size_t{12}, std::size_t{24}})
        for (const auto& row : rows) {
            double error[3]{}, actual[3]{};
            int used = 0;
            for (auto o = grid.lastOrigin() - std::min<std::size_t>(window, grid.lastOrigin()); o < grid.lastOrigin();
                 ++o) {
                if (!base.known(o, 1))
                    continue;
                ++used;
                auto values = base.of(o, 1);
                if (row.method >= 0) {
                    const auto method = row.method == 5 ? choices[o].method : static_cast<Reconciliation>(row.method);
                    PLANWRIGHT_ASSIGN(auto r, reconcile(hierarchy, method, values, base.residuals(o, 1)));
                    clipAndSum(hierarchy, r.values);
                    values = r.values;
                }
                const auto came = base.actuals(o, 1);
                for (std::size_t n = 0; n < values.size(); ++n) {
                    const int level = n < hierarchy.leafCount() ? 0 : n == hierarchy.root() ? 2 : 1;
                    error[level] += std::abs(came[n] - values[n]);
                    actual[level] += std::abs(came[n]);
                }
            }
            std::printf("%2d %-12s leaves %.4f parents %.4f total %.4f all %.4f\n", used, row.name,
                        error[0] / actual[0], actual[1] > 0 ? error[1] / actual[1] : 0, error[2] / actual[2],
                        (error[0] + error[1] + error[2]) / (actual[0] + actual[1] + actual[2]));
        }
    for (const auto& choice : choices)
        std::printf("%s ", std::string(reconciliationName(choice.method)).c_str());
    std::printf("\n%s\n", choices.back().reason.c_str());
    return {};
}
} // namespace
} // namespace planwright::bench

int main(int count, char** arguments) {
    const auto status = planwright::bench::run(arguments[1], count > 2 ? arguments[2] : "");
    if (!status)
        std::printf("%s\n", status.error().message().c_str());
    return status ? 0 : 1;
}
