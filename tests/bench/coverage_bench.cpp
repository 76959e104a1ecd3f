#include "core/base/rng.h"
#include "core/data/demo/demo_random.h"
#include "core/forecasting/band_scores.h"
#include "core/forecasting/trained_model.h"
#include "core/serving/model_catalog.h"
#include "core/stats/distribution_scores.h"
#include "core/stats/normal.h"
#include "tests/core/forecasting/sample_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

/// How often the bands of the automatic forecast hold what came, one month ahead, by the kind of demand: the whole
/// training, with everything that it would have chosen and calibrated at each of its origins.
/// planwright_coverage_bench [FORECASTS [REGIME]]
namespace planwright::bench {
namespace {

constexpr std::size_t categories = 16;
constexpr int months = 48;
constexpr int shiftMonth = 29; ///< of the regime with a jump, counted from the first
constexpr int settledAfter = 6;

/// What a category is, drawn once.
struct Kind {
    double level = 0; ///< units a day
    double phase = 0; ///< of the season, [0, 1)
    double size = 0;  ///< of what the regime is about, [0, 1)
};

/// Mean units a day, and how far a month's own shock goes (standard deviation of its logarithm).
struct MonthTruth {
    double unitsPerDay = 0;
    double shock = .08;
};

struct Regime {
    std::string name;
    std::function<MonthTruth(const Kind&, int month)> truth;
    int firstTargetMonth = 0;
};

double season(const Kind& kind, int month) {
    return 1 + .35 * std::sin(2 * std::numbers::pi * (month / 12.0 + kind.phase));
}

std::vector<Regime> regimes() {
    return {
        {"smooth", [](const Kind& kind, int) { return MonthTruth{kind.level}; }},
        {"seasonal", [](const Kind& kind, int month) { return MonthTruth{kind.level * season(kind, month)}; }},
        {"trending", [](const Kind& kind,
                        int month) { return MonthTruth{kind.level * std::exp((kind.size - .4) * month / 12.0)}; }},
        {"heteroscedastic",
         [](const Kind& kind, int month) {
             const auto busy = month % 12 >= 9 ? 2.0 : 1.0;
             return MonthTruth{kind.level * season(kind, month), (.03 + .17 * kind.size) * busy};
         }},
        {"intermittent",
         [](const Kind& kind, int) {
             return MonthTruth{.01 + .12 * kind.size, .3};
         }},
        {"level shift",
         [](const Kind& kind, int month) {
             const auto jump = kind.size < .5 ? .5 : 1.9;
             return MonthTruth{kind.level * (month >= shiftMonth ? jump : 1)};
         },
         shiftMonth + settledAfter},
    };
}

data::Panel panelOf(const Regime& regime, std::uint64_t seed) {
    auto panel = forecasting::testing::emptyPanel(categories, Month(2021, 1), months);
    SplitMix64 random(seed);
    for (std::size_t c = 0; c < categories; ++c) {
        const Kind kind{2 * std::exp(3 * random.uniform()), random.uniform(), random.uniform()};
        std::int32_t day = 0;
        for (int month = 0; month < months; ++month) {
            const auto truth = regime.truth(kind, month);
            const auto shock = truth.shock * stats::normalQuantile(random.uniform());
            const auto mean = truth.unitsPerDay * std::exp(shock - truth.shock * truth.shock / 2);
            for (int d = (panel.firstCompleteMonth + month).dayCount(); d > 0; --d)
                forecasting::testing::setDay(panel, c, day++, static_cast<double>(data::drawPoisson(random, mean)));
        }
    }
    return panel;
}

/// Bands beside what came, and how many actuals lay in each tenth of the distribution of whole units: as counts are
/// rounded demand, an actual is spread over the levels of half a unit to either side (randomised, in expectation).
struct Record {
    forecasting::BandColumns columns;
    std::array<double, 10> tenths{};

    void add(double came, const forecasting::Quantiles& band) {
        columns.add(came, band);
        const auto demand = stats::PiecewiseQuantile::fromKnots(forecasting::quantileLevels, band).value();
        const auto low = came < .5 ? 0 : stats::integralTransform(demand, came - .5).low;
        const auto high = stats::integralTransform(demand, came + .5).high;
        for (std::size_t i = 0; i < tenths.size(); ++i) {
            const auto from = std::max(low, static_cast<double>(i) / 10);
            const auto to = std::min(high, static_cast<double>(i + 1) / 10);
            tenths[i] += high > low ? std::max(0.0, to - from) / (high - low)
                                    : (std::min(static_cast<std::size_t>(high * 10), std::size_t{9}) == i ? 1 : 0);
        }
    }
};

/// Bands of the automatic choice, one month ahead.
void addBands(const Regime& regime, const data::Panel& panel, Record& record) {
    RunContext context;
    context.threads = 2;
    forecasting::BacktestOptions options;
    options.origins = 12; // a whole year: no month of a season counts more than another
    options.horizonMonths = 1;
    const auto catalog = serving::standardCatalog();
    const auto trained = forecasting::train(panel, data::Measure::Units, *catalog, options, context);
    if (!trained) {
        std::fprintf(stderr, "%s\n", trained.error().describe().c_str());
        std::exit(1);
    }
    for (const auto& forecast : trained->backtest.forecasts)
        if (forecast.model == "auto" && forecast.quantiles &&
            forecast.month - panel.firstCompleteMonth >= regime.firstTargetMonth)
            record.add(forecast.actual, *forecast.quantiles);
}

void measure(int fewest, const std::string& only) {
    std::printf("%-16s %9s %6s %6s %6s  %s\n", "regime", "forecasts", "50 %", "80 %", "90 %",
                "probability integral transform, % in each tenth");
    for (const auto& regime : regimes()) {
        if (!only.empty() && regime.name != only)
            continue;
        Record record;
        for (std::uint64_t seed = 1; record.columns.actual.size() < static_cast<std::size_t>(fewest); ++seed)
            addBands(regime, panelOf(regime, seed), record);
        const auto scores = forecasting::bandScores(record.columns);
        const auto count = static_cast<double>(record.columns.actual.size());
        std::printf("%-16s %9.0f %6.3f %6.3f %6.3f ", regime.name.c_str(), count, *scores.coverage50,
                    *scores.coverage80, *scores.coverage90);
        for (const auto tenth : record.tenths)
            std::printf(" %4.1f", 100 * tenth / count);
        std::printf("\n");
        std::fflush(stdout);
    }
}

} // namespace
} // namespace planwright::bench

int main(int argc, char** argv) {
    planwright::bench::measure(argc > 1 ? std::atoi(argv[1]) : 2000, argc > 2 ? argv[2] : "");
}
