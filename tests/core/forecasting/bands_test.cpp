#include "core/forecasting/band_scores.h"
#include "core/forecasting/bands.h"
#include "core/forecasting/draws/total_draws.h"
#include "core/stats/bootstrap.h"
#include "tests/core/forecasting/sample_panel.h"

#include <QTest>

#include <algorithm>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

features::History historyOf(const data::Panel& panel) {
    return features::makeHistory(panel, data::Measure::Units).value();
}

/// The forecast of every month is the month before, for all horizons.
Track lastMonthTrack(const RollingGrid& grid) {
    auto track = Track::empty("last", Simplicity::ClosedForm, grid);
    for (std::size_t o = 0; o < grid.originCount(); ++o) {
        for (int h = 1; h <= grid.horizonMonths(); ++h) {
            for (std::size_t c = 0; c < grid.categoryCount(); ++c)
                track.points[grid.index(o, h, c)] = grid.monthly(grid.monthsKnown(o) - 1, c);
        }
    }
    return track;
}

bool isSound(const Quantiles& quantiles) {
    return quantiles.front() >= 0 && std::is_sorted(quantiles.begin(), quantiles.end()) &&
           std::all_of(quantiles.begin(), quantiles.end(), [](double q) { return std::isfinite(q); });
}

/// Months of noise around a level that grows with the category: exchangeable errors whose size is the square root's.
data::Panel squareRootPanel(std::size_t categories, int months, std::uint64_t seed) {
    auto panel = emptyPanel(categories, Month(2018, 1), months);
    SplitMix64 random(seed);
    for (std::size_t c = 0; c < categories; ++c) {
        const auto level = 100.0 * static_cast<double>(c + 1);
        for (auto month = panel.firstCompleteMonth; month <= panel.lastCompleteMonth; month = month + 1)
            setDay(panel, c, month.firstDay() - panel.firstDay,
                   std::max(0.0, std::round(level + 3 * std::sqrt(level) * stats::normalQuantile(random.uniform()))));
    }
    return panel;
}

/// Ten categories that were always there, and thirty that begin later, one after another.
data::Panel oneAfterAnother(std::uint64_t seed) {
    auto panel = squareRootPanel(40, 24, seed);
    for (std::size_t c = 10; c < 40; ++c) {
        for (std::size_t m = 0; m < (c - 8) % 22 + 1; ++m)
            setDay(panel, c, (panel.firstCompleteMonth + static_cast<std::int32_t>(m)).firstDay() - panel.firstDay, 0);
    }
    return panel;
}

/// The true level, but for newcomers off by so much that they err three times as badly.
Track worseForNewcomers(const RollingGrid& grid, std::uint64_t seed) {
    auto track = Track::empty("level", Simplicity::ClosedForm, grid);
    SplitMix64 random(seed);
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const auto level = 100.0 * static_cast<double>(i % grid.categoryCount() + 1);
        const auto isNewcomer = grid.isNewcomer(i / grid.categoryCount(), i % grid.categoryCount());
        const auto off = isNewcomer ? 3 * std::sqrt(8 * level) : 0; // 3² · level · (1 + 8) = 3² · 3² · level
        track.points[i] = level + off * stats::normalQuantile(random.uniform());
    }
    return track;
}

} // namespace

class BandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Forecasts at the true level make exchangeable errors, so the rule's promise must hold: at least nominal, and at
    // most 2/(n+1) more (one rounded-up order statistic on each side), with n >= 64 scores.
    void coversAboutNominalOnSimulatedErrors() {
        std::vector<stats::MonthBlock> hits80;
        std::vector<stats::MonthBlock> hits50;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const auto history = historyOf(squareRootPanel(8, 24, seed));
            const RollingGrid grid(history, 0, 1);
            auto track = Track::empty("level", Simplicity::ClosedForm, grid);
            for (std::size_t i = 0; i < grid.size(); ++i)
                track.points[i] = 100.0 * static_cast<double>(i % grid.categoryCount() + 1);
            const auto calibrations = calibrateBands(grid, track);
            for (std::size_t o = 8; o < grid.lastOrigin(); ++o) {
                const auto& bands = calibrations[o];
                QVERIFY(standsOnErrors(bands.horizons[0]));
                double in80 = 0;
                double in50 = 0;
                for (std::size_t c = 0; c < 8; ++c) {
                    const auto q = bandAround(bands, c, 1, track.points[grid.index(o, 1, c)]);
                    const auto actual = grid.actual(o, 1, c);
                    in80 += actual >= q[1] && actual <= q[5] ? 1 : 0;
                    in50 += actual >= q[2] && actual <= q[4] ? 1 : 0;
                }
                hits80.push_back({in80, 8});
                hits50.push_back({in50, 8});
            }
        }
        const auto range80 = stats::monthBlockInterval(hits80, .99, 2000, 7).value();
        const auto range50 = stats::monthBlockInterval(hits50, .99, 2000, 7).value();
        const auto slack = 2.0 / 65;
        QVERIFY2(range80.low <= .80 + slack && range80.high >= .80,
                 qPrintable(QStringLiteral("%1..%2").arg(range80.low).arg(range80.high)));
        QVERIFY2(range50.low <= .50 + slack && range50.high >= .50,
                 qPrintable(QStringLiteral("%1..%2").arg(range50.low).arg(range50.high)));
    }

    void quantilesAreOrderedAndNeverNegative() {
        QVERIFY(rc::check("any history, any point, any horizon up to 12", [] {
            const auto categories = *rc::gen::inRange<std::size_t>(1, 5);
            const auto months = *rc::gen::inRange(1, 30);
            auto panel =
                noisyPanel(categories, months, *rc::gen::arbitrary<std::uint64_t>(), *rc::gen::element(0.0, 1.5, 8.0));
            const auto spikes = *rc::gen::inRange(0, 5);
            for (int i = 0; i < spikes; ++i)
                setDay(panel, *rc::gen::inRange<std::size_t>(0, categories), *rc::gen::inRange(0, panel.dayCount),
                       *rc::gen::element(-5000.0, 90000.0));
            const auto history = historyOf(panel);
            const RollingGrid grid(history, 0, 3);
            auto track = lastMonthTrack(grid);
            for (auto& point : track.points)
                point = std::max(0.0, point);
            const auto bands = calibrateBands(grid, track).back();
            const auto past = pastRanks(grid, track, grid.lastOrigin());
            const auto horizon = *rc::gen::inRange(1, 13);
            std::vector<double> points;
            for (std::size_t c = 0; c < categories; ++c) {
                points.push_back(*rc::gen::element(0.0, 0.4, 3.0, 700.0, 5e6));
                RC_ASSERT(isSound(bandAround(bands, c, horizon, points[c])));
            }
            RC_ASSERT(isSound(pastTotalBand(history, points, bands, past, {}).value()));
        }));
    }

    void laterErrorsDoNotEnter() {
        auto panel = noisyPanel(3, 24, 5);
        const auto origin = std::size_t{15};
        const auto before = historyOf(panel);
        for (auto d = (panel.firstCompleteMonth + 16).firstDay() - panel.firstDay; d < panel.dayCount; ++d)
            setDay(panel, 1, d, 12345);
        const auto after = historyOf(panel);
        const RollingGrid gridBefore(before, 0, 3);
        const RollingGrid gridAfter(after, 0, 3);
        const auto a = calibrateBands(gridBefore, lastMonthTrack(gridBefore))[origin];
        const auto b = calibrateBands(gridAfter, lastMonthTrack(gridAfter))[origin];
        for (std::size_t h = 0; h < 3; ++h)
            QVERIFY(a.horizons[h].offsets == b.horizons[h].offsets);
        QVERIFY(a.own == b.own);
    }

    void fewErrorsGoByNamedSteps() {
        const auto stepsOf = [](std::size_t categories, int months) {
            const auto history = historyOf(noisyPanel(categories, months, 3));
            const RollingGrid grid(history, 0, 3);
            std::vector<BandStep> steps;
            const auto bands = calibrateBands(grid, lastMonthTrack(grid)).back();
            for (const auto& band : bands.horizons)
                steps.push_back(band.step);
            return steps;
        };
        using enum BandStep;
        QVERIFY((stepsOf(1, 1) == std::vector{Assumed, Assumed, Assumed}));
        QVERIFY((stepsOf(1, 5) == std::vector{FewErrors, FewErrors, NearerHorizon}));
        QVERIFY((stepsOf(1, 24) == std::vector{PastErrors, PastErrors, PastErrors}));
        QVERIFY((stepsOf(20, 3) == std::vector{PastErrors, PastErrors, NearerHorizon}));
    }

    void oneMonthIsWide() {
        const auto history = historyOf(noisyPanel(1, 1, 3));
        const RollingGrid grid(history, 0, 1);
        const auto bands = calibrateBands(grid, lastMonthTrack(grid)).front();
        const auto q = bandAround(bands, 0, 1, 1000);
        QVERIFY(!standsOnErrors(bands.horizons[0]));
        QVERIFY(q[1] < 400 && q[5] > 1600 && q[3] == 1000);
    }

    // Categories that begin one after another, and whose first three months are forecast three times as badly.
    void newcomersGetBandsAsWideAsNewcomersErred() {
        int inside = 0;
        int newcomers = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const auto history = historyOf(oneAfterAnother(seed));
            const RollingGrid grid(history, 0, 1);
            const auto track = worseForNewcomers(grid, seed);
            const auto calibrations = calibrateBands(grid, track);
            for (std::size_t o = 8; o < grid.lastOrigin(); ++o) {
                for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
                    if (!grid.isNewcomer(o, c))
                        continue;
                    const auto q = bandAround(calibrations[o], c, 1, track.points[grid.index(o, 1, c)]);
                    const auto actual = grid.actual(o, 1, c);
                    inside += actual >= q[1] && actual <= q[5] ? 1 : 0;
                    ++newcomers;
                }
            }
            const auto spread = calibrations.back().horizons[0].newcomerSpread;
            QVERIFY2(spread > 2 && spread < 4, qPrintable(QString::number(spread)));
        }
        const auto share = static_cast<double>(inside) / newcomers;
        QVERIFY2(newcomers > 300 && share > .72 && share < .88, qPrintable(QString::number(share)));
    }

    void withoutARecordOfNewcomersTheirBandIsAssumedWider() {
        auto panel = noisyPanel(3, 24, 5);
        for (std::int32_t d = 0; d < (panel.lastCompleteMonth - 1).firstDay() - panel.firstDay; ++d)
            setDay(panel, 2, d, 0);
        const auto history = historyOf(panel);
        const RollingGrid grid(history, 0, 1);
        auto bands = calibrateBands(grid, lastMonthTrack(grid)).back();
        QVERIFY(bands.isNewcomer == (std::vector{false, false, true}));
        const auto width = [&] {
            const auto q = bandAround(bands, 2, 1, 1e6);
            return q[5] - q[1];
        };
        const auto wide = width();
        bands.isNewcomer[2] = false;
        QVERIFY2(wide > 1.2 * width() && wide < 2 * width(), qPrintable(QString::number(wide / width())));
    }

    // Decision spec, vectors A: mean Winkler 22 of the 80 % bands.
    void bandsAreScored() {
        BandColumns columns;
        columns.add(139, {130, 130, 134, 138, 143, 148, 148});
        columns.add(155, {142, 142, 146, 150, 155, 160, 160});
        columns.add(148, {140, 140, 146, 151, 155, 160, 160});
        columns.add(172, {158, 158, 163, 168, 169, 170, 170});
        const auto scores = bandScores(columns);
        QCOMPARE(scores.winkler80.value(), 22.0);
        QVERIFY(scores.crps.value() > 0);
        // Just above the median, at the upper quartile, below the median, above everything.
        QVERIFY((scores.transform == std::array<double, 10>{0, 0, 0, 1, 0, 1, 0, 1, 0, 1}));

        BandColumns nothing;
        nothing.add(0, {});
        const auto even = bandScores(nothing);
        QCOMPARE(even.crps.value(), 0.0);
        for (const auto tenth : even.transform)
            QVERIFY(std::abs(tenth - .1) < 1e-12);
    }

    void theTotalOfOneCategoryIsThatCategory() {
        const auto history = historyOf(noisyPanel(1, 24, 9));
        const RollingGrid grid(history, 0, 3);
        const auto track = lastMonthTrack(grid);
        const auto bands = calibrateBands(grid, track).back();
        const std::vector<double> points{321};
        const auto past = pastRanks(grid, track, grid.lastOrigin());
        QVERIFY(pastTotalBand(history, points, bands, past, {}).value() == bandAround(bands, 0, 1, 321));
    }

    // Independent categories: the total's band must be near the root of the summed squares, far under the sum.
    void theTotalLearnsThatCategoriesAreIndependent() {
        const auto history = historyOf(squareRootPanel(12, 40, 4));
        const RollingGrid grid(history, 0, 1);
        auto track = Track::empty("level", Simplicity::ClosedForm, grid);
        for (std::size_t i = 0; i < grid.size(); ++i)
            track.points[i] = 100.0 * static_cast<double>(i % grid.categoryCount() + 1);
        const auto bands = calibrateBands(grid, track).back();
        const auto past = pastRanks(grid, track, grid.lastOrigin());
        const auto points = std::span(track.points).first(12);
        double widths = 0;
        double squares = 0;
        for (std::size_t c = 0; c < 12; ++c) {
            const auto q = bandAround(bands, c, 1, points[c]);
            widths += q[5] - q[1];
            squares += (q[5] - q[1]) * (q[5] - q[1]);
        }
        const auto q = pastTotalBand(history, points, bands, past, {}).value();
        const auto width = q[5] - q[1];
        QVERIFY2(width > 0.7 * std::sqrt(squares) && width < 1.7 * std::sqrt(squares) && width < 0.7 * widths,
                 qPrintable(QStringLiteral("%1 %2 %3").arg(width).arg(std::sqrt(squares)).arg(widths)));
    }
};

QTEST_APPLESS_MAIN(BandsTest)
#include "bands_test.moc"
