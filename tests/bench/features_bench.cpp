#include "core/base/rng.h"
#include "core/features/feature_matrix.h"

#include <benchmark/benchmark.h>

#include <string>

namespace planwright {
namespace {

/// Three years of days to December 2025, every column filled: sales, views, discounts, five values of each field.
struct Sample {
    data::Panel panel;
    data::Activity activity;

    explicit Sample(std::size_t categories) {
        panel.firstDay = Date(2023, 1, 1);
        panel.firstCompleteMonth = Month(2023, 1);
        panel.lastCompleteMonth = Month(2025, 12);
        panel.dayCount = panel.lastCompleteMonth.lastDay() - panel.firstDay + 1;
        SplitMix64 random(1);
        for (std::size_t c = 0; c < categories; ++c) {
            panel.categories.push_back("Category " + std::to_string(c));
            for (std::int32_t day = 0; day < panel.dayCount; ++day)
                addDay(random);
        }
        for (const auto* field : data::segmentFields)
            for (int value = 0; value < 5; ++value)
                for (std::size_t c = 0; c < categories; ++c)
                    activity.series.push_back({field, "value " + std::to_string(value), c, seriesDays(random)});
    }

private:
    void addDay(SplitMix64& random) {
        const auto units = static_cast<std::int64_t>(random.below(100)) * 1000;
        for (auto* block : {&panel.units, &activity.bought})
            block->push_back(units);
        for (auto* block : {&panel.revenue, &activity.paid})
            block->push_back(units * 90);
        activity.listed.push_back(units * 100);
        const auto orders = static_cast<std::int32_t>(random.below(40));
        panel.orders.push_back(orders);
        panel.customers.push_back(orders);
        for (auto* windows : {&activity.orders, &activity.customers})
            for (std::size_t w = 0; w < windows->size(); ++w)
                (*windows)[w].push_back(orders * (static_cast<std::int32_t>(w) + 1));
        activity.views.push_back(orders * 20);
        activity.carts.push_back(orders * 3);
    }
    [[nodiscard]] std::vector<data::SegmentDay> seriesDays(SplitMix64& random) const {
        std::vector<data::SegmentDay> days;
        for (std::int32_t day = 0; day < panel.dayCount; ++day)
            if (const auto units = random.below(20); units > 0)
                days.push_back({day, units * 1000, units * 90'000, 1 + units / 4});
        return days;
    }
};

/// 24 origins, 3 months ahead, two countries; categories x threads.
void buildMatrix(benchmark::State& state) {
    const Sample sample(static_cast<std::size_t>(state.range(0)));
    const std::vector<features::CountryShare> countries{{"GB", .8}, {"DE", .2}};
    const auto calendar = features::SpecialDayCalendar::create(countries);
    if (!calendar) {
        state.SkipWithError(calendar.error().describe().c_str());
        return;
    }
    RunContext context;
    context.threads = static_cast<unsigned>(state.range(1));
    for ([[maybe_unused]] auto _ : state) {
        auto matrix = features::buildFeatureMatrix(sample.panel, sample.activity, &*calendar, {24, 3}, context);
        if (!matrix) {
            state.SkipWithError(matrix.error().describe().c_str());
            break;
        }
        benchmark::DoNotOptimize(matrix->values.data());
        state.counters["rows"] = static_cast<double>(matrix->rows.size());
        state.counters["columns"] = static_cast<double>(matrix->names.size());
    }
}
BENCHMARK(buildMatrix)->Args({500, 1})->Args({500, 2})->Args({50, 2})->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
} // namespace planwright
