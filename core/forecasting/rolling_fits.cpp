#include "core/forecasting/rolling_fits.h"

#include "core/base/parallel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

std::vector<double> at(const RollingGrid& grid, std::size_t origin, const Track& track) {
    const auto first = track.points.begin() + static_cast<std::ptrdiff_t>(grid.index(origin, 1, 0));
    return {first, first + static_cast<std::ptrdiff_t>(grid.index(1, 1, 0))};
}

/// False, and nothing is done, where the points do not fit the grid.
bool put(const std::vector<double>& points, const RollingGrid& grid, std::size_t origin, Track& track) {
    if (points.size() != grid.index(1, 1, 0))
        return false;
    std::ranges::copy(points, track.points.begin() + static_cast<std::ptrdiff_t>(grid.index(origin, 1, 0)));
    return true;
}

} // namespace

Result<RollingFits> fitRolling(const features::History& history, const RollingGrid& grid,
                               const std::vector<const Forecaster*>& forecasters, std::size_t firstBoosterOrigin,
                               const PastFits& known, const RunContext& context) {
    RollingFits fits;
    auto& runs = fits.runs;
    runs.resize(forecasters.size());
    for (std::size_t m = 0; m < forecasters.size(); ++m) {
        runs[m].forecaster = forecasters[m];
        runs[m].track = Track::empty(std::string(forecasters[m]->name()), forecasters[m]->simplicity(), grid);
        runs[m].failures.resize(grid.originCount());
    }
    const auto hashes = knownAtMonths(history);
    const auto keyOf = [&](const Task& task) {
        return pastFitKey(hashes[grid.monthsKnown(task.origin) - 1], runs[task.model].track.name, grid.horizonMonths(),
                          context.seed);
    };
    std::vector<Task> tasks;
    for (const auto& task : tasksByCost(grid, forecasters, firstBoosterOrigin)) {
        const auto found = task.origin == grid.lastOrigin() ? known.end() : known.find(keyOf(task));
        if (found == known.end() || !put(found->second, grid, task.origin, runs[task.model].track))
            tasks.push_back(task);
        else
            fits.past.insert(*found);
    }
    RunContext inner = context;
    inner.threads = 1;
    inner.progress = {};
    PLANWRIGHT_TRY(parallelFor(tasks.size(), context, "backtest", [&](std::size_t i) -> Status {
        auto& run = runs[tasks[i].model];
        const auto status = fitOne(history, grid, tasks[i].origin, run, inner);
        if (!status && status.error().code() == ErrorCode::Cancelled)
            return status.error();
        if (!status)
            run.failures[tasks[i].origin] = status.error().message();
        return {};
    }));
    for (const auto& task : tasks)
        if (task.origin != grid.lastOrigin() && runs[task.model].failures[task.origin].empty())
            fits.past.emplace(keyOf(task), at(grid, task.origin, runs[task.model].track));
    return fits;
}

} // namespace planwright::forecasting
