#include "core/data/hierarchy.h"
#include "core/data/snapshot.h"
#include "core/forecasting/parents_run.h"
#include "core/service/workspace.h"
#include "core/serving/model_catalog.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

/// What each way to reconcile means for the one-month-ahead error of each level of a workspace's data, beside what the
/// backtest chose at each origin.
namespace planwright::bench {
namespace {
using namespace forecasting;

constexpr auto baseForecasts = "base", chosen = "chosen";

Result<std::vector<double>> pointsBy(const std::string& way, const ParentsRun& parents, const BaseForecasts& base,
                                     std::size_t origin) {
    auto points = base.of(origin, 1);
    if (way == baseForecasts)
        return points;
    for (const auto method : {Reconciliation::BottomUp, Reconciliation::Ols, Reconciliation::WlsStruct,
                              Reconciliation::WlsVar, Reconciliation::MintShrink}) {
        if (reconciliationName(way == chosen ? parents.choices[origin].method : method) !=
            (way == chosen ? reconciliationName(method) : way))
            continue;
        PLANWRIGHT_ASSIGN(auto reconciled, reconcile(parents.hierarchy, method, points, base.residuals(origin, 1)));
        clipAndSum(parents.hierarchy, reconciled.values);
        return reconciled.values;
    }
    return Error(ErrorCode::InvalidArgument, fmt::format("There is no way '{}'", way));
}

Status printErrors(const std::string& way, std::size_t window, const RollingGrid& grid, const ParentsRun& parents,
                   const BaseForecasts& base) {
    double missed[3]{}, came[3]{}; // of the categories, the parents, the total
    for (auto o = grid.lastOrigin() - std::min(window, grid.lastOrigin()); o < grid.lastOrigin(); ++o) {
        if (!base.known(o, 1))
            continue;
        PLANWRIGHT_ASSIGN(const auto points, pointsBy(way, parents, base, o));
        const auto actuals = base.actuals(o, 1);
        for (std::size_t node = 0; node < points.size(); ++node) {
            const int level = node < parents.hierarchy.leafCount() ? 0 : node == parents.hierarchy.root() ? 2 : 1;
            missed[level] += std::abs(actuals[node] - points[node]);
            came[level] += std::abs(actuals[node]);
        }
    }
    const auto wape = [](double miss, double all) { return all > 0 ? miss / all : 0.0; };
    fmt::print("{:2} origins  {:<12} categories {:.4f}  parents {:.4f}  total {:.4f}  all {:.4f}\n", window, way,
               wape(missed[0], came[0]), wape(missed[1], came[1]), wape(missed[2], came[2]),
               wape(missed[0] + missed[1] + missed[2], came[0] + came[1] + came[2]));
    return {};
}

Status run(const std::string& folder, const std::string& treeFolder) {
    PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(folder));
    PLANWRIGHT_ASSIGN(const auto snapshot, workspace->currentSnapshot());
    const auto files = workspace->snapshotsDirectory() / snapshot;
    RunContext context;
    context.threads = 2;
    PLANWRIGHT_ASSIGN(const auto panel, data::loadPanel(files, {}, context));
    PLANWRIGHT_ASSIGN(const auto history, features::makeHistory(panel, data::Measure::Units));
    BacktestOptions options{12, 3, {}};
    PLANWRIGHT_ASSIGN(options.parents,
                      data::readHierarchy(treeFolder.empty() ? files : std::filesystem::path(treeFolder)));
    PLANWRIGHT_ASSIGN(const auto backtest, runBacktest(history, *serving::standardCatalog(), options, context));
    if (backtest.parents == nullptr)
        return Error(ErrorCode::InsufficientData, reconciliationOf(backtest).reason);
    const auto& parents = *backtest.parents;
    const BaseForecasts base(parents.hierarchy, backtest.grid, parents.base, parents.run.grid, parents.run.automatic);
    for (const std::size_t window : {12U, 24U})
        for (const std::string way :
             {baseForecasts, "bottom_up", "ols", "wls_struct", "wls_var", "mint_shrink", chosen})
            PLANWRIGHT_TRY(printErrors(way, window, backtest.grid, parents, base));
    fmt::print("{}\n", reconciliationOf(backtest).reason);
    return {};
}

} // namespace
} // namespace planwright::bench

int main(int count, char** arguments) {
    if (count < 2) {
        std::fputs("planwright_reconciliation_bench WORKSPACE [FOLDER with hierarchy.json]\n", stderr);
        return 2;
    }
    const auto status = planwright::bench::run(arguments[1], count > 2 ? arguments[2] : "");
    if (!status)
        fmt::print(stderr, "{}\n", status.error().message());
    return status ? 0 : 1;
}
