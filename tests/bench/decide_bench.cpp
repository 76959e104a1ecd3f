#include "core/base/rng.h"
#include "core/decisions/decide.h"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <utility>

namespace planwright {
namespace {

decisions::DecisionRequest request(std::int64_t categories) {
    SplitMix64 random(1);
    decisions::DecisionRequest request;
    for (std::int64_t c = 0; c < categories; ++c) {
        decisions::CategoryInput input;
        input.category = "Category " + std::to_string(c);
        input.lastMonth = 800 + 400 * random.uniform();
        input.knots = {760, 820, 910, 1000, 1110, 1240, 1330};
        input.confidence = .3 + .5 * random.uniform();
        input.volatility = .3 * random.uniform();
        input.wape = .2;
        input.spend = 5000 * random.uniform() + 500;
        input.economics.price = 50;
        input.economics.unitCost = 30;
        request.categories.push_back(std::move(input));
    }
    return request;
}

void decideCategories(benchmark::State& state) {
    const auto asked = request(state.range(0));
    const RunContext context;
    for ([[maybe_unused]] auto _ : state) {
        auto decided = decisions::decide(asked, context);
        if (!decided) {
            state.SkipWithError(decided.error().describe().c_str());
            break;
        }
        benchmark::DoNotOptimize(decided->portfolio.allocated);
    }
}
BENCHMARK(decideCategories)->Arg(12)->Arg(25)->Arg(500)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace planwright
