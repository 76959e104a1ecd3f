#include "core/forecasting/backtest_run.h"
#include "core/forecasting/past_fits.h"
#include "tests/core/forecasting/fake_forecasters.h"
#include "tests/core/forecasting/sample_panel.h"

#include <QTest>

#include <algorithm>
#include <mutex>
#include <set>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

/// Repeats the last month, and notes for how many months it was asked.
struct Noted {
    std::mutex mutex;
    std::multiset<std::size_t> months;
    Catalog catalog;

    Noted() {
        catalog.add(std::make_unique<FakeForecaster>("recent_days", Simplicity::ClosedForm, 1,
                                                     [this](const std::vector<double>& known, int horizon) {
                                                         if (horizon == 1) {
                                                             const std::scoped_lock lock(mutex);
                                                             months.insert(known.size());
                                                         }
                                                         return known.back();
                                                     }));
    }
};

BacktestRun backtested(const data::Panel& panel, const Catalog& catalog, const PastFits& known,
                       std::uint64_t seed = 42) {
    RunContext context;
    context.seed = seed;
    return runBacktest(features::makeHistory(panel, data::Measure::Units).value(), catalog, {}, context, known).value();
}

bool areEqual(const BacktestRun& a, const BacktestRun& b) {
    return std::ranges::equal(a.automatic.points, b.automatic.points,
                              [](double x, double y) { return x == y || (x != x && y != y); });
}

} // namespace

class PastFitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsKnownIsNotFittedAgain() {
        const auto panel = noisyPanel(1, 16, 4);
        Noted first;
        const auto before = backtested(panel, first.catalog, {});
        QCOMPARE(first.months.size(), std::size_t{16});
        QCOMPARE(before.fits.size(), std::size_t{15});
        Noted second;
        const auto after = backtested(panel, second.catalog, before.fits);
        QVERIFY(second.months == std::multiset<std::size_t>{16});
        QVERIFY(areEqual(before, after));
        QVERIFY(before.fits == after.fits);
    }

    void aNewMonthAsksOnlyForItself() {
        auto panel = noisyPanel(1, 16, 4);
        const auto longer = noisyPanel(1, 17, 4);
        Noted first;
        const auto before = backtested(panel, first.catalog, {});
        Noted second;
        const auto after = backtested(longer, second.catalog, before.fits);
        QVERIFY((second.months == std::multiset<std::size_t>{16, 17}));
        Noted third;
        QVERIFY(areEqual(after, backtested(longer, third.catalog, {})));
    }

    void aChangeAsksFromItsMonthOn() {
        auto panel = noisyPanel(1, 16, 4);
        Noted first;
        const auto before = backtested(panel, first.catalog, {});
        setDay(panel, 0, Date(2020, 11, 3) - panel.firstDay, 999);
        Noted second;
        const auto after = backtested(panel, second.catalog, before.fits);
        QVERIFY((second.months == std::multiset<std::size_t>{11, 12, 13, 14, 15, 16}));
        Noted third;
        QVERIFY(areEqual(after, backtested(panel, third.catalog, {})));
        Noted otherSeed;
        QVERIFY(areEqual(before, backtested(noisyPanel(1, 16, 4), otherSeed.catalog, before.fits, 7)));
        QCOMPARE(otherSeed.months.size(), std::size_t{16});
    }

    void otherNamesOrDaysAreOtherHistories() {
        const auto hashes = [](const data::Panel& panel) {
            return knownAtMonths(features::makeHistory(panel, data::Measure::Units).value());
        };
        const auto panel = noisyPanel(2, 3, 4);
        const auto usual = hashes(panel);
        QCOMPARE(usual.size(), std::size_t{3});
        auto named = panel;
        named.categories[1] += "x";
        QVERIFY(hashes(named)[0] != usual[0]);
        auto priced = panel;
        priced.revenue[40] += 1;
        QVERIFY(hashes(priced)[0] == usual[0] && hashes(priced)[1] != usual[1] && hashes(priced)[2] != usual[2]);
    }

    void whatDoesNotFitIsFittedAgain() {
        const auto panel = noisyPanel(1, 16, 4);
        Noted first;
        auto known = backtested(panel, first.catalog, {}).fits;
        known.begin()->second.pop_back();
        Noted second;
        QVERIFY(backtested(panel, second.catalog, known).fits != known);
        QCOMPARE(second.months.size(), std::size_t{2});
    }
};

QTEST_APPLESS_MAIN(PastFitsTest)
#include "past_fits_test.moc"
