#include "core/features/closed_forms.h"
#include "core/forecasting/catalog.h"
#include "tests/bench/sample_history.h"

#include <benchmark/benchmark.h>

#include <string>

namespace planwright {
namespace {

constexpr std::size_t categories = 25;

void closedForms(benchmark::State& state) {
    const auto history = bench::sampleHistory(categories);
    const auto view = features::CausalView::at(history, history.lastCompleteMonth);
    const features::DemandSums sums(*view);
    std::size_t c = 0;
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(features::closedForms(sums, c, sums.lastDay(), 0, 31));
        c = (c + 1) % categories;
    }
}
BENCHMARK(closedForms);

/// Fit on three years of 25 categories and forecast three months: what a backtest does at every origin.
void fitAndPredict(benchmark::State& state, const forecasting::Forecaster* forecaster) {
    const auto history = bench::sampleHistory(categories);
    const auto view = features::CausalView::at(history, history.lastCompleteMonth);
    const RunContext context;
    for ([[maybe_unused]] auto _ : state) {
        auto fitted = forecaster->fit(*view, context);
        if (!fitted) {
            state.SkipWithError(fitted.error().describe().c_str());
            break;
        }
        benchmark::DoNotOptimize((*fitted)->predict(*view, 3, context));
    }
}

/// One benchmark for each model of the catalogue, whatever it holds.
const bool registered = [] {
    static const auto catalog = [] {
        forecasting::Catalog all;
        forecasting::addStatisticalForecasters(all);
        return all;
    }();
    for (const auto& forecaster : catalog.all()) {
        const auto name = "fitAndPredict/" + std::string(forecaster->name());
        benchmark::RegisterBenchmark(name.c_str(), fitAndPredict, forecaster.get())->Unit(benchmark::kMillisecond);
    }
    return true;
}();

} // namespace
} // namespace planwright
