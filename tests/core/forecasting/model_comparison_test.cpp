#include "core/forecasting/backtest_run.h"
#include "core/forecasting/model_comparison.h"
#include "tests/core/forecasting/fake_forecasters.h"
#include "tests/core/forecasting/sample_panel.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

struct Outcome {
    BacktestRun run;
    BacktestResult result;
};

Outcome backtested(const data::Panel& panel, const Catalog& catalog) {
    const auto history = features::makeHistory(panel, data::Measure::Units).value();
    auto run = runBacktest(history, catalog, {}, {}).value();
    auto result = reportBacktest(history, run, {});
    return {std::move(run), std::move(result)};
}

/// The pooled error of a track over the last `months` origins that have an actual.
double pooledWape(const RollingGrid& grid, const Track& track, int months) {
    double error = 0, actual = 0;
    for (auto o = grid.lastOrigin() - static_cast<std::size_t>(months); o < grid.lastOrigin(); ++o)
        for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
            error += std::abs(grid.actual(o, 1, c) - track.points[grid.index(o, 1, c)]);
            actual += std::abs(grid.actual(o, 1, c));
        }
    return error / actual;
}

Catalog constantErrors(double first, double second) {
    Catalog catalog;
    const auto off = [](double error) { return [error](const std::vector<double>&, int) { return 100 + error; }; };
    catalog.add(std::make_unique<FakeForecaster>("recent_days", Simplicity::ClosedForm, 1, off(first)));
    catalog.add(std::make_unique<FakeForecaster>("booster_a", Simplicity::Booster, 1, off(second)));
    return catalog;
}

} // namespace

class ModelComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comparesAllOverTheSameMonths();
    void marksTheChoiceAndTheBest();
    void constantErrorsAreTold();
    void aModelWithFewMonthsIsComparedOverItsOwn();
    void differencesAddUp();
};

void ModelComparisonTest::comparesAllOverTheSameMonths() {
    const auto [run, result] = backtested(noisyPanel(3, 50, 7), fakeCatalog());
    const auto& comparison = result.comparison;
    QCOMPARE(comparison.months, 24);
    QCOMPARE(comparison.lastMonth, run.grid.originMonth(run.grid.lastOrigin()));
    QCOMPARE(comparison.lastMonth - comparison.firstMonth, 23);
    QCOMPARE(comparison.models.size(), run.candidates.size() + 1);
    QCOMPARE(comparison.models.front().model, std::string("auto"));
    for (const auto& candidate : run.candidates) {
        const auto* row = comparison.find(candidate.track.name);
        QVERIFY(row != nullptr);
        QCOMPARE(row->months, 24);
        QVERIFY(std::abs(*row->wape - pooledWape(run.grid, candidate.track, 24)) < 1e-12);
        QCOMPARE(row->categories.size(), std::size_t{3});
        QVERIFY(row->coverage80 && *row->coverage80 >= 0 && *row->coverage80 <= 1);
        QVERIFY(row->steadiness && row->mase && row->bias);
        QCOMPARE(row->simplicity, candidate.track.simplicity);
    }
}

void ModelComparisonTest::marksTheChoiceAndTheBest() {
    const auto [run, result] = backtested(noisyPanel(4, 48, 3), fakeCatalog());
    const auto& rows = result.comparison.models;
    const auto isChosen = [](const ComparedModel& row) { return row.isChosen; };
    QCOMPARE(std::count_if(rows.begin(), rows.end(), isChosen), 1);
    QCOMPARE(std::find_if(rows.begin(), rows.end(), isChosen)->model, result.selected);
    QCOMPARE(rows.front().simplicity, result.comparison.find(result.selected)->simplicity);
    // After auto by error, so the best stands second.
    QVERIFY(rows[1].isBest && rows[1].isNearBest && !rows[1].toBest && !rows[1].isClearlyWorse);
    for (const auto& row : rows) {
        QVERIFY(*row.wape >= *rows[1].wape || row.model == "auto");
        QCOMPARE(row.toBest.has_value(), !row.isBest);
        QCOMPARE(row.isNearBest, *row.wape <= *rows[1].wape * 1.01);
        QCOMPARE(row.toAutomatic.has_value(), row.model != "auto");
        if (row.isClearlyWorse)
            QVERIFY(*row.toBest->p < .1 && *row.toBest->dieboldMariano > 0);
    }
}

void ModelComparisonTest::constantErrorsAreTold() {
    const auto [run, result] = backtested(hundredAMonth(40), constantErrors(5, -20));
    const auto& first = *result.comparison.find("recent_days");
    const auto& second = *result.comparison.find("booster_a");
    QVERIFY(std::abs(*first.wape - .05) < 1e-12 && std::abs(*first.bias - .05) < 1e-12);
    QVERIFY(std::abs(*second.wape - .20) < 1e-12 && std::abs(*second.bias + .20) < 1e-12);
    QVERIFY(*second.steadiness < 1e-12);
    QVERIFY(std::abs(second.toBest->wape - .15) < 1e-12 && std::abs(second.toBest->relative - 3) < 1e-9);
    QVERIFY(*second.toBest->standardError < 1e-12);
    // Always the same difference: the test divides by nothing.
    QVERIFY(!second.toBest->dieboldMariano && !second.toBest->p && !second.isClearlyWorse);
}

void ModelComparisonTest::aModelWithFewMonthsIsComparedOverItsOwn() {
    auto catalog = fakeCatalog();
    catalog.add(std::make_unique<FakeForecaster>("ets", Simplicity::Smoothing, 37, lastThree));
    const auto [run, result] = backtested(noisyPanel(2, 40, 9), catalog);
    QCOMPARE(result.comparison.months, 24); // as if it were not there
    const auto& few = *result.comparison.find("ets");
    QCOMPARE(few.months, 3);
    QCOMPARE(few.toAutomatic->months, 3);
    QVERIFY(!few.isBest && !few.isNearBest);
    const auto& run3 = run; // a structured binding is not captured
    QVERIFY(std::abs(*few.wape - few.toAutomatic->wape - pooledWape(run3.grid, run3.automatic, 3)) < 1e-12);
}

void ModelComparisonTest::differencesAddUp() {
    QVERIFY(rc::check("a row's error less its difference is the automatic choice's, in all and in each category", [] {
        const auto categories = *rc::gen::inRange<std::size_t>(1, 5);
        const auto months = *rc::gen::inRange(10, 45);
        const auto outcome =
            backtested(noisyPanel(categories, months, *rc::gen::arbitrary<std::uint64_t>()), fakeCatalog());
        const auto& comparison = outcome.result.comparison;
        const auto& automatic = comparison.models.front();
        for (const auto& row : comparison.models) {
            if (row.months != automatic.months || row.model == "auto" || !row.wape)
                continue;
            RC_ASSERT(std::abs(*row.wape - row.toAutomatic->wape - *automatic.wape) < 1e-9);
            for (std::size_t c = 0; c < categories; ++c) {
                const auto& own = row.categories[c];
                RC_ASSERT(own.wape.has_value() == automatic.categories[c].wape.has_value());
                if (own.wape)
                    RC_ASSERT(std::abs(*own.wape - *own.difference - *automatic.categories[c].wape) < 1e-9);
            }
        }
    }));
}

QTEST_APPLESS_MAIN(ModelComparisonTest)
#include "model_comparison_test.moc"
