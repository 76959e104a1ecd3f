#include "core/forecasting/backtest_run.h"
#include "tests/core/forecasting/fake_forecasters.h"
#include "tests/core/forecasting/sample_panel.h"

#include <QTest>

#include <algorithm>
#include <rapidcheck.h>
#include <set>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

struct Outcome {
    BacktestRun run;
    BacktestResult result;
};

Outcome backtested(const data::Panel& panel, const Catalog& catalog, const BacktestOptions& options,
                   unsigned threads = 1) {
    RunContext context;
    context.threads = threads;
    const auto history = features::makeHistory(panel, data::Measure::Units).value();
    auto run = runBacktest(history, catalog, options, context).value();
    auto result = reportBacktest(history, run, options);
    return {std::move(run), std::move(result)};
}

bool isSame(const BacktestForecast& a, const BacktestForecast& b) {
    return a.category == b.category && a.origin == b.origin && a.horizon == b.horizon && a.month == b.month &&
           a.mean == b.mean && a.quantiles == b.quantiles && a.model == b.model;
}

Catalog twoModels(double firstError, double secondError, Simplicity second = Simplicity::Booster) {
    // Truth is 100 a month: each model is off by its own amount, up and down in turn.
    const auto off = [](double error) {
        return
            [error](const std::vector<double>& months, int) { return 100 + (months.size() % 2 == 0 ? error : -error); };
    };
    Catalog catalog;
    catalog.add(std::make_unique<FakeForecaster>("recent_days", Simplicity::ClosedForm, 1, off(firstError)));
    catalog.add(std::make_unique<FakeForecaster>("booster_a", second, 1, off(secondError)));
    return catalog;
}

} // namespace

class BacktestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Whatever happens after an origin, everything said at that origin stays: forecasts, bands, choice and its reason.
    void nothingPeeks() {
        const auto catalog = fakeCatalog();
        QVERIFY(rc::check("forecasts at and before an origin do not know what came after", [&] {
            auto panel = noisyPanel(*rc::gen::inRange<std::size_t>(1, 4), *rc::gen::inRange(16, 30),
                                    *rc::gen::arbitrary<std::uint64_t>());
            const auto before = backtested(panel, catalog, {});
            const auto months = panel.lastCompleteMonth - panel.firstCompleteMonth + 1;
            const auto origin = panel.firstCompleteMonth + *rc::gen::inRange(4, months - 1);
            for (std::size_t c = 0; c < panel.categories.size(); ++c) {
                for (auto d = origin.lastDay() + 1 - panel.firstDay; d < panel.dayCount; ++d)
                    setDay(panel, c, d, *rc::gen::inRange(-50, 900));
            }
            const auto after = backtested(panel, catalog, {});
            RC_ASSERT(before.result.forecasts.size() == after.result.forecasts.size());
            for (std::size_t i = 0; i < before.result.forecasts.size(); ++i) {
                if (before.result.forecasts[i].origin <= origin)
                    RC_ASSERT(isSame(before.result.forecasts[i], after.result.forecasts[i]));
            }
            for (std::size_t o = 0; before.run.grid.originMonth(o) <= origin; ++o) {
                RC_ASSERT(before.run.choices[o]->candidate == after.run.choices[o]->candidate);
                RC_ASSERT(before.run.choices[o]->reason == after.run.choices[o]->reason);
            }
        }));
    }

    void sameAtAnyThreadCount() {
        const auto catalog = fakeCatalog();
        const auto panel = noisyPanel(4, 26, 11);
        const auto one = backtested(panel, catalog, {}, 1);
        for (const auto threads : {2U, 4U, 7U}) {
            const auto many = backtested(panel, catalog, {}, threads);
            QCOMPARE(one.result.forecasts.size(), many.result.forecasts.size());
            for (std::size_t i = 0; i < one.result.forecasts.size(); ++i)
                QVERIFY(isSame(one.result.forecasts[i], many.result.forecasts[i]));
            QCOMPARE(one.result.reason, many.result.reason);
        }
    }

    void reportsTheAskedOrigins() {
        BacktestOptions options;
        options.origins = 6;
        options.horizonMonths = 2;
        const auto outcome = backtested(noisyPanel(3, 26, 2), fakeCatalog(), options);
        std::set<std::string> models;
        std::set<Month> origins;
        for (const auto& forecast : outcome.result.forecasts) {
            models.insert(forecast.model);
            origins.insert(forecast.origin);
            QVERIFY(forecast.month == forecast.origin + forecast.horizon && forecast.horizon <= 2);
            QVERIFY(forecast.quantiles.has_value() || forecast.model == "booster_a");
        }
        QVERIFY(models.contains("auto") && models.contains("booster_a") && models.contains("unlike_mean"));
        QCOMPARE(origins.size(), std::size_t{6});
        QVERIFY(*origins.rbegin() == Month(2022, 1) && outcome.result.summary.front().model == "auto");
        for (const auto& summary : outcome.result.summary) {
            QCOMPARE(summary.forecasts, 18);
            QVERIFY(summary.wape && summary.mase && summary.coverage80 && summary.pinball);
        }
        const auto key = [](const BacktestForecast& f) { return std::tuple(f.model, f.origin, f.horizon, f.category); };
        QVERIFY(std::is_sorted(outcome.result.forecasts.begin(), outcome.result.forecasts.end(),
                               [&](const auto& a, const auto& b) { return key(a) < key(b); }));
    }

    void aRivalNeedsEvidence() {
        const auto wins = backtested(hundredAMonth(20), twoModels(20, 5), {});
        QCOMPARE(wins.result.selected, std::string("booster_a"));
        QVERIFY(wins.result.reason.find("lowest error") != std::string::npos);
        const auto equal = backtested(hundredAMonth(20), twoModels(5.02, 5), {});
        QCOMPARE(equal.result.selected, std::string("recent_days"));
        const auto young = backtested(hundredAMonth(6), twoModels(20, 5), {});
        QCOMPARE(young.result.selected, std::string("recent_days"));
        QVERIFY(young.result.reason.find("without comparison") != std::string::npos);
    }

    void theAutomaticPastIsHonest() {
        // booster_a is far better, but that is known only after eight months: "auto" must not have used it before.
        const auto outcome = backtested(hundredAMonth(14), twoModels(20, 0), {});
        for (const auto& forecast : outcome.result.forecasts) {
            if (forecast.model != "auto" || forecast.horizon != 1)
                continue;
            const auto known = forecast.origin - Month(2020, 1);
            QCOMPARE(std::abs(forecast.mean - 100), known < 8 ? 20.0 : 0.0);
        }
    }

    void anAbsurdMemberWeighsNothing() {
        auto catalog = fakeCatalog();
        catalog.add(std::make_unique<FakeForecaster>(
            "ets", Simplicity::Smoothing, 1, [](const std::vector<double>& months, int) { return 9 * months.back(); }));
        const auto outcome = backtested(noisyPanel(3, 30, 8), catalog, {});
        const auto pool = std::find_if(outcome.run.candidates.begin(), outcome.run.candidates.end(),
                                       [](const Candidate& c) { return c.track.name == earnedPool; });
        const auto& weights = pool->weights.back();
        double sum = 0;
        for (std::size_t m = 0; m < weights.size(); ++m) {
            sum += weights[m];
            if (outcome.run.runs[m].track.name == "ets")
                QCOMPARE(weights[m], 0.0);
        }
        QVERIFY(std::abs(sum - 1) < 1e-12);
    }

    void onlyTheAskedModelsRival() {
        BacktestOptions options;
        options.models = {"theta"};
        const auto outcome = backtested(noisyPanel(2, 26, 2), fakeCatalog(), options);
        QCOMPARE(outcome.result.selected, std::string("theta"));
        for (const auto& summary : outcome.result.summary)
            QVERIFY(summary.model == "auto" || summary.model == "theta");
        options.models = {"prophet"};
        const auto history = features::makeHistory(noisyPanel(2, 26, 2), data::Measure::Units).value();
        const auto refused = runBacktest(history, fakeCatalog(), options, {});
        QVERIFY(!refused && refused.error().code() == ErrorCode::InvalidArgument);
        QVERIFY(refused.error().message().find("seasonal_naive") != std::string::npos);
    }

    void saysWhichModelsCouldNotBeFitted() {
        const auto outcome = backtested(noisyPanel(2, 16, 2), fakeCatalog(), {});
        QCOMPARE(outcome.result.failed.size(), std::size_t{1});
        QCOMPARE(outcome.result.failed[0].model, std::string("booster_a"));
        QVERIFY(outcome.result.failed[0].reason.find("It needs more months.") != std::string::npos);
    }

    void stopsWhenAsked() {
        std::stop_source stop;
        stop.request_stop();
        RunContext context;
        context.stop = stop.get_token();
        const auto history = features::makeHistory(noisyPanel(2, 16, 2), data::Measure::Units).value();
        const auto run = runBacktest(history, fakeCatalog(), {}, context);
        QVERIFY(!run && run.error().code() == ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(BacktestTest)
#include "backtest_test.moc"
