#include "core/forecasting/explain/explain_forecast.h"
#include "core/forecasting/explain/similar_months.h"
#include "core/forecasting/explain/what_changed.h"
#include "core/serving/model_catalog.h"
#include "tests/core/forecasting/sample_panel.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

using namespace planwright;
using namespace planwright::forecasting;

namespace {

struct Cost {
    double wall, processor; ///< ms
};

Cost costOf(const auto& job) {
    const auto start = std::chrono::steady_clock::now();
    const auto ticks = std::clock();
    job();
    return {std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count(),
            1000.0 * static_cast<double>(std::clock() - ticks) / CLOCKS_PER_SEC};
}

} // namespace

/// What explaining three months costs, per category: planwright_explanation_bench [CATEGORIES [THREADS]].
int main(int count, char** arguments) {
    const auto categories = static_cast<std::size_t>(count > 1 ? std::atoi(arguments[1]) : 13);
    RunContext context;
    context.threads = static_cast<unsigned>(count > 2 ? std::atoi(arguments[2]) : 1);
    const auto panel = testing::noisyPanel(categories, 36, 1);
    const auto before = testing::noisyPanel(categories, 35, 1);
    const auto catalog = serving::standardCatalog();
    const features::HistoryCorrections none;
    const auto now = train(panel, data::Measure::Units, *catalog, {}, context).value();
    const auto earlier = train(before, data::Measure::Units, *catalog, {}, context).value();
    const auto set = forecast(*now.model, panel, 3, context).value();
    const AskedModel asked{*now.model, panel, none};
    const auto print = [&](const char* what, const Cost& cost) {
        const auto each = static_cast<double>(categories);
        std::printf("%-45s %9.2f ms, %7.3f ms a category (processor: %.3f ms)\n", what, cost.wall, cost.wall / each,
                    cost.processor / each);
    };
    std::printf("%zu categories, %u threads, 3 months\n", categories, context.threads);
    print("forecast", costOf([&] { (void)forecast(*now.model, panel, 3, context).value(); }));
    print("parts", costOf([&] { (void)explainForecast(*now.model, panel, set, context).value(); }));
    print("what changed since an earlier training", costOf([&] {
              (void)changesSinceTraining({*earlier.model, before, none}, asked, set, context).value();
          }));
    print("what changed since the backtest (fits again)",
          costOf([&] { (void)changesSinceBacktest(asked, *catalog, set, context).value(); }));
    print("similar months",
          costOf([&] { (void)similarMonths(panel, data::Measure::Units, none, set, now.backtest.forecasts).value(); }));
    return 0;
}
