#include "core/forecasting/backtest_run.h"
#include "core/forecasting/band_record.h"
#include "core/stats/bootstrap.h"
#include "core/stats/metrics.h"
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

BacktestResult backtested(const data::Panel& panel, unsigned threads = 1) {
    RunContext context;
    context.threads = threads;
    const auto history = features::makeHistory(panel, data::Measure::Units).value();
    const auto catalog = fakeCatalog();
    return reportBacktest(history, runBacktest(history, catalog, {}, context).value(), {});
}

/// A band of the unit interval's tenths around 100, and an actual that may miss it.
BacktestForecast forecastOf(const std::string& category, int month, double actual, int horizon = 1) {
    return {category,
            Month(2020, 1) + (month - horizon),
            horizon,
            Month(2020, 1) + month,
            actual,
            100,
            Quantiles{80, 85, 92, 100, 108, 115, 120},
            "auto",
            "smooth"};
}

const HorizonRecord& at(const std::vector<HorizonRecord>& records, int horizon) {
    return *std::ranges::find(records, horizon, &HorizonRecord::horizon);
}

bool isSame(const HorizonRecord& a, const HorizonRecord& b) {
    for (std::size_t i = 0; i < a.bands.size(); ++i)
        if (a.bands[i].hits != b.bands[i].hits || a.bands[i].forecasts != b.bands[i].forecasts ||
            a.bands[i].verdict != b.bands[i].verdict)
            return false;
    return a.pinball == b.pinball && a.winkler80 == b.winkler80 && a.crps == b.crps && a.scaledCrps == b.scaledCrps;
}

} // namespace

class BandRecordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Decision spec 3.4, one category.
    void verdictsFollowTheSpec() {
        const struct {
            int hits, forecasts;
            BandVerdict verdict;
        } cases[] = {
            {0, 5, BandVerdict::TooEarly},    {2, 6, BandVerdict::TooNarrow},   {3, 6, BandVerdict::Holds},
            {6, 12, BandVerdict::TooNarrow},  {7, 12, BandVerdict::Holds},      {12, 12, BandVerdict::Holds},
            {15, 24, BandVerdict::TooNarrow}, {16, 24, BandVerdict::Holds},     {22, 24, BandVerdict::Holds},
            {23, 24, BandVerdict::TooWide},   {24, 36, BandVerdict::TooNarrow}, {34, 36, BandVerdict::TooWide}};
        for (const auto& one : cases)
            QCOMPARE(checkBand(.8, one.hits, one.forecasts).verdict, one.verdict);
        const auto none = checkBand(.8, 0, 0);
        QVERIFY(!none.coverage && !none.limits && none.verdict == BandVerdict::TooEarly);
    }

    // Ten categories that are hit and missed together: 12 independent months, not 120 forecasts.
    void categoriesOfOneMonthAreNotIndependent() {
        std::vector<stats::MonthBlock> together, apart;
        for (int month = 0; month < 12; ++month) {
            together.push_back({month % 3 == 0 ? 0.0 : 10.0, 10});
            apart.push_back({month % 3 == 0 ? 6.0 : 7.0, 10});
        }
        const auto shared = checkBand(.8, together), own = checkBand(.8, apart);
        QVERIFY(shared.hits == 80 && own.hits == 80 && shared.forecasts == 120);
        QVERIFY(shared.hits < shared.fewestHits); // the binomial alone would call both too narrow
        QCOMPARE(shared.verdict, BandVerdict::Holds);
        QCOMPARE(own.verdict, BandVerdict::TooNarrow);
        QCOMPARE(checkBand(.8, std::vector<stats::MonthBlock>(5, {0, 10})).verdict, BandVerdict::TooEarly);
    }

    void countsAndScoresByHand() {
        std::vector<BacktestForecast> forecasts;
        for (int month = 0; month < 6; ++month) {
            forecasts.push_back(forecastOf("a", month, month < 5 ? 100 : 90)); // 90: outside 50 %, inside 80 and 90 %
            forecasts.push_back(forecastOf("b", month, month < 5 ? 100 : 200));
        }
        forecasts.push_back(forecastOf("a", 3, 118, 2)); // inside 90 % alone
        forecasts.push_back(forecastOf("c", 3, 0));
        auto other = forecastOf("a", 3, 0);
        other.model = "ets";
        forecasts.push_back(other);
        auto bare = forecastOf("a", 6, 0);
        bare.quantiles.reset();
        forecasts.push_back(bare);
        const auto record = bandRecord(forecasts);
        QCOMPARE(record.categories.size(), std::size_t{3});
        const auto& a = record.categories[0].horizons;
        QCOMPARE(a.size(), std::size_t{2});
        QVERIFY(a[0].bands[0].hits == 5 && a[0].bands[1].hits == 6 && a[0].bands[2].hits == 6 && a[0].months == 6);
        QVERIFY(a[1].bands[0].hits == 0 && a[1].bands[1].hits == 0 && a[1].bands[2].hits == 1);
        // b: five widths of 30, and one with ten times the 85 that it missed by.
        const auto& b = record.categories[1].horizons[0];
        const auto winkler = 30 + 2 / .2 * 85 / 6, demand = 700.0 / 6;
        QVERIFY(std::abs(*b.winkler80 - winkler) < 1e-9 && std::abs(*b.scaledWinkler80 - winkler / demand) < 1e-9);
        // c sold nothing: it has scores, but none that compare.
        const auto& c = record.categories[2].horizons[0];
        QVERIFY(c.pinball && !c.scaledPinball && !c.scaledCrps);
        const auto& all = at(record.pooled, 1);
        QCOMPARE(all.band80().forecasts, 13);
        QVERIFY(std::abs(*all.scaledWinkler80 - (30 / (590.0 / 6) + winkler / demand) / 2) < 1e-9);
        QCOMPARE(record.verdicts.front().tooEarly, 1);
        QCOMPARE(record.verdicts.front().holds, 2);
    }

    void sumsAreThoseOfTheirParts() {
        QVERIFY(rc::check("pooled = classes = categories; the levels nest; the summary agrees", [] {
            const auto panel = noisyPanel(*rc::gen::inRange<std::size_t>(1, 5), *rc::gen::inRange(12, 32),
                                          *rc::gen::arbitrary<std::uint64_t>());
            const auto result = backtested(panel);
            const auto record = bandRecord(result.forecasts);
            for (const auto& pooled : record.pooled) {
                for (std::size_t b = 0; b < pooled.bands.size(); ++b) {
                    const auto sum = [&](const std::vector<NamedRecord>& parts, auto field) {
                        int total = 0;
                        for (const auto& part : parts)
                            for (const auto& horizon : part.horizons)
                                total += horizon.horizon == pooled.horizon ? horizon.bands[b].*field : 0;
                        return total;
                    };
                    for (const auto* parts : {&record.classes, &record.categories}) {
                        RC_ASSERT(sum(*parts, &BandCheck::hits) == pooled.bands[b].hits);
                        RC_ASSERT(sum(*parts, &BandCheck::forecasts) == pooled.bands[b].forecasts);
                    }
                    const auto& check = pooled.bands[b];
                    RC_ASSERT(check.limits->low <= *check.coverage && *check.coverage <= check.limits->high);
                    if (b > 0)
                        RC_ASSERT(pooled.bands[b - 1].hits <= check.hits);
                }
            }
            const auto& automatic = result.summary.front();
            RC_ASSERT(automatic.model == "auto");
            if (automatic.banded > 0) {
                const auto& ahead = at(record.pooled, 1);
                RC_ASSERT(ahead.band80().forecasts == automatic.banded);
                RC_ASSERT(std::abs(*ahead.band80().coverage - *automatic.coverage80) < 1e-12);
                RC_ASSERT(std::abs(*ahead.pinball - *automatic.pinball) < 1e-9);
            }
        }));
    }

    // The record of the months up to an origin is the same whatever came after it, and at any thread count.
    void nothingPeeks() {
        auto panel = noisyPanel(4, 30, 7);
        const auto upTo = [](const BacktestResult& result, Month last) {
            auto known = result.forecasts;
            std::erase_if(known, [&](const BacktestForecast& forecast) { return forecast.month > last; });
            return bandRecord(known);
        };
        const auto before = backtested(panel);
        const auto origin = panel.lastCompleteMonth - 4;
        const auto threads = backtested(panel, 5);
        for (std::size_t c = 0; c < panel.categories.size(); ++c)
            for (auto d = origin.lastDay() + 1 - panel.firstDay; d < panel.dayCount; ++d)
                setDay(panel, c, d, static_cast<double>(900 - 100 * c));
        const auto after = backtested(panel);
        const auto old = upTo(before, origin), now = upTo(after, origin), other = upTo(threads, origin);
        QVERIFY(!old.pooled.empty() && old.classes.size() == now.classes.size());
        for (std::size_t h = 0; h < old.pooled.size(); ++h)
            QVERIFY(isSame(old.pooled[h], now.pooled[h]) && isSame(old.pooled[h], other.pooled[h]));
        for (std::size_t k = 0; k < old.classes.size(); ++k)
            QVERIFY(old.classes[k].name == now.classes[k].name &&
                    isSame(old.classes[k].horizons.front(), now.classes[k].horizons.front()));
        for (std::size_t i = 0; i < before.adaptations.size(); ++i) {
            const auto &a = before.adaptations[i], &b = after.adaptations[i];
            if (a.origin <= origin)
                QVERIFY(a.after == b.after && a.inside == b.inside && a.forecasts == b.forecasts);
        }
    }

    // What the bands held is what moved them: less than promised, and the level rises; more, and it falls.
    void adaptationsTellWhatMovedTheBands() {
        auto panel = noisyPanel(6, 36, 3, 1.5, .05);
        // From here on months jump: bands of the past are too narrow.
        SplitMix64 random(5);
        for (auto month = panel.lastCompleteMonth - 6; month <= panel.lastCompleteMonth; month = month + 1)
            for (std::size_t c = 0; c < panel.categories.size(); ++c)
                for (auto d = month.firstDay() - panel.firstDay; d <= month.lastDay() - panel.firstDay; ++d)
                    setDay(panel, c, d, random.uniform() < .5 ? 5 : 150);
        const auto result = backtested(panel);
        const std::array nominal{.5, .8, .9};
        int raised = 0, lowered = 0;
        std::map<int, std::array<double, 3>> last;
        for (const auto& move : result.adaptations) {
            for (std::size_t b = 0; b < nominal.size(); ++b) {
                const auto moved = move.after[b] - move.before[b];
                if (move.forecasts == 0)
                    QCOMPARE(moved, 0.0);
                QVERIFY(move.inside[b] >= nominal[b] || moved >= 0);
                QVERIFY(move.inside[b] <= nominal[b] || moved <= 0);
                QVERIFY(!last.contains(move.horizon) || last[move.horizon][b] == move.before[b]);
                raised += moved > 1e-9 ? 1 : 0;
                lowered += moved < -1e-9 ? 1 : 0;
            }
            last[move.horizon] = move.after;
        }
        QVERIFY(raised > 5 && lowered > 5);
        QVERIFY(result.adaptations.back().origin == panel.lastCompleteMonth);
        QVERIFY(last.at(1)[1] > .8);
    }
};

QTEST_APPLESS_MAIN(BandRecordTest)
#include "band_record_test.moc"
