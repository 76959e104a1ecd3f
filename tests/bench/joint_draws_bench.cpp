#include "core/base/rng.h"
#include "core/forecasting/bands.h"
#include "core/forecasting/draws/joint_draws.h"
#include "core/forecasting/forecast.h"
#include "core/forecasting/reconcile/reconcile.h"
#include "tests/core/forecasting/sample_panel.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace planwright {
namespace {

using namespace forecasting;

/// Categories below departments below the total, two years of errors, and a band for each category and month.
struct Sample {
    Hierarchy hierarchy;
    PastRanks past;
    NodeResiduals residuals;
    std::vector<double> base;
    std::vector<DrawnCategory> categories;
};

Sample sampleOf(std::size_t count, std::size_t horizons) {
    std::vector<std::string> names;
    std::map<std::string, std::string> parents;
    for (std::size_t c = 0; c < count; ++c)
        parents[names.emplace_back("Category " + std::to_string(c))] = "Department " + std::to_string(c % 25);
    Sample sample{Hierarchy::make(names, parents).value(), {24, horizons, count, {}}, {24, {}}, {}, {}};
    SplitMix64 random(1);
    sample.past.ranks.resize(24 * horizons * count);
    for (std::size_t h = 1; h <= horizons; ++h) {
        for (std::size_t c = 0; c < count; ++c) {
            std::vector<std::pair<double, std::size_t>> errors;
            for (std::size_t t = 0; t < 24; ++t)
                errors.emplace_back(random.uniform(), t);
            std::sort(errors.begin(), errors.end());
            for (std::size_t rank = 0; rank < 24; ++rank)
                sample.past.ranks[sample.past.index(errors[rank].second, h, c)] = static_cast<double>(rank + 1);
        }
    }
    for (std::size_t i = 0; i < 24 * sample.hierarchy.nodeCount(); ++i)
        sample.residuals.values.push_back(100 * (random.uniform() - .5));
    for (std::size_t node = 0; node < sample.hierarchy.nodeCount(); ++node)
        sample.base.push_back(1000 * random.uniform());
    for (const auto& name : names)
        sample.categories.push_back({name, sample.categories.size(), {}, {}});
    return sample;
}

/// Dependence from ranks, reconciled means, bands about them, 1,000 draws, and the sums of all parents in every draw.
void drawCategories(benchmark::State& state) {
    const auto horizons = static_cast<std::size_t>(state.range(1));
    const auto sample = sampleOf(static_cast<std::size_t>(state.range(0)), horizons);
    RunContext context;
    context.threads = static_cast<unsigned>(state.range(2));
    for ([[maybe_unused]] auto _ : state) {
        const auto dependence = dependenceOf(sample.past);
        auto categories = sample.categories;
        for (std::size_t h = 0; h < horizons; ++h) {
            auto means = reconcile(sample.hierarchy, Reconciliation::MintShrink, sample.base, sample.residuals).value();
            clipAndSum(sample.hierarchy, means.values);
            for (std::size_t c = 0; c < categories.size(); ++c) {
                const auto mean = means.values[c], spread = std::sqrt(mean);
                const std::array knots{mean - 3 * spread, mean - 2 * spread, mean - spread,    mean,
                                       mean + spread,     mean + 2 * spread, mean + 4 * spread};
                categories[c].marginals.push_back(stats::PiecewiseQuantile::fromKnots(quantileLevels, knots).value());
                categories[c].means.push_back(mean);
            }
        }
        const auto draws = drawJointly(categories, dependence, usualDraws, context).value();
        for (std::size_t h = 1; h <= horizons; ++h) {
            const auto month = draws.month(h);
            std::vector<double> nodes(month.begin(), month.end());
            nodes.resize(sample.hierarchy.nodeCount() * draws.count);
            sample.hierarchy.sumUp(nodes, draws.count);
            benchmark::DoNotOptimize(nodes.back());
        }
    }
}
BENCHMARK(drawCategories)
    ->ArgNames({"categories", "months", "threads"})
    ->Args({13, 3, 1})
    ->Args({500, 1, 1})
    ->Args({500, 3, 1})
    ->Args({500, 3, 2})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

/// The bands of every origin of a backtest: three years, forecasts as good as the month before.
void calibrate(benchmark::State& state) {
    const auto panel = testing::noisyPanel(static_cast<std::size_t>(state.range(0)), 36, 1);
    const auto history = features::makeHistory(panel, data::Measure::Units).value();
    const RollingGrid grid(history, 6, 3);
    auto track = Track::empty("last month", Simplicity::ClosedForm, grid);
    for (std::size_t o = 0; o < grid.originCount(); ++o) {
        for (int h = 1; h <= grid.horizonMonths(); ++h) {
            for (std::size_t c = 0; c < grid.categoryCount(); ++c)
                track.points[grid.index(o, h, c)] = grid.monthly(grid.monthsKnown(o) - 1, c);
        }
    }
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(calibrateBands(grid, track));
}
BENCHMARK(calibrate)->ArgName("categories")->Arg(13)->Arg(500)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace planwright
