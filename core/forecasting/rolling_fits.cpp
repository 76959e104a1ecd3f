#include "core/forecasting/rolling_fits.h"

#include "core/base/parallel.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

namespace planwright::forecasting {
namespace {

struct Task {
    std::size_t model;
    std::size_t origin;
};

/// The dearest first, so that no thread ends on a long fit while the others have nothing left.
std::vector<Task> tasksByCost(const RollingGrid& grid, const std::vector<const Forecaster*>& forecasters,
                              std::size_t firstBoosterOrigin) {
    std::vector<Task> tasks;
    for (std::size_t back = 0; back < grid.originCount(); ++back) {
        const auto origin = grid.lastOrigin() - back;
        for (std::size_t m = 0; m < forecasters.size(); ++m) {
            if (forecasters[m]->simplicity() != Simplicity::Booster || origin >= firstBoosterOrigin)
                tasks.push_back({m, origin});
        }
    }
    std::stable_sort(tasks.begin(), tasks.end(), [&](const Task& a, const Task& b) {
        return forecasters[a.model]->simplicity() > forecasters[b.model]->simplicity();
    });
    return tasks;
}

Status fitOne(const features::History& history, const RollingGrid& grid, std::size_t origin, ModelRun& run,
              const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto view, features::CausalView::at(history, grid.originMonth(origin)));
    PLANWRIGHT_ASSIGN(std::shared_ptr<const FittedModel> fitted, run.forecaster->fit(view, context));
    PLANWRIGHT_ASSIGN(auto forecasts, fitted->predict(view, grid.horizonMonths(), context));
    if (forecasts.size() != grid.categoryCount())
        return Error(ErrorCode::Internal, fmt::format("The model {} answered for {} categories instead of {}.",
                                                      run.track.name, forecasts.size(), grid.categoryCount()));
    for (std::size_t c = 0; c < forecasts.size(); ++c) {
        const auto& means = forecasts[c].mean;
        const auto horizons = std::min(means.size(), static_cast<std::size_t>(grid.horizonMonths()));
        for (std::size_t h = 0; h < horizons; ++h) {
            if (std::isfinite(means[h]))
                run.track.points[grid.index(origin, static_cast<int>(h) + 1, c)] = std::max(0.0, means[h]);
        }
    }
    if (origin == grid.lastOrigin()) {
        run.fitted = std::move(fitted);
        run.latest = std::move(forecasts);
    }
    return {};
}

} // namespace

Result<std::vector<ModelRun>> fitRolling(const features::History& history, const RollingGrid& grid,
                                         const std::vector<const Forecaster*>& forecasters,
                                         std::size_t firstBoosterOrigin, const RunContext& context) {
    std::vector<ModelRun> runs(forecasters.size());
    for (std::size_t m = 0; m < forecasters.size(); ++m) {
        runs[m].forecaster = forecasters[m];
        runs[m].track = Track::empty(std::string(forecasters[m]->name()), forecasters[m]->simplicity(), grid);
        runs[m].failures.resize(grid.originCount());
    }
    const auto tasks = tasksByCost(grid, forecasters, firstBoosterOrigin);
    RunContext inner = context;
    inner.threads = 1;
    inner.progress = {};
    std::atomic<std::size_t> done{0};
    const auto caller = std::this_thread::get_id();
    PLANWRIGHT_TRY(parallelFor(tasks.size(), context, [&](std::size_t i) -> Status {
        auto& run = runs[tasks[i].model];
        const auto status = fitOne(history, grid, tasks[i].origin, run, inner);
        if (!status && status.error().code() == ErrorCode::Cancelled)
            return status.error();
        if (!status)
            run.failures[tasks[i].origin] = status.error().message();
        const auto count = done.fetch_add(1) + 1;
        if (std::this_thread::get_id() == caller)
            context.report("backtest", static_cast<double>(count) / static_cast<double>(tasks.size()));
        return {};
    }));
    context.report("backtest", 1);
    return runs;
}

} // namespace planwright::forecasting
