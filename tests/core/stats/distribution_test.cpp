#include "core/stats/distribution_scores.h"
#include "core/stats/metrics.h"
#include "core/stats/normal.h"
#include "core/stats/piecewise_quantile.h"
#include "core/stats/quantile.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <fstream>
#include <limits>
#include <rapidcheck.h>
#include <vector>

using namespace planwright::stats;

namespace {

constexpr std::array levels{.05, .1, .25, .5, .75, .9, .95};
constexpr std::array knotsE1{760., 820., 910., 1000., 1110., 1240., 1330.};

bool near(double actual, double expected, double relative = 1e-9) {
    return std::abs(actual - expected) <= relative * std::max(1.0, std::abs(expected));
}

PiecewiseQuantile e1() {
    return PiecewiseQuantile::fromKnots(levels, knotsE1).value();
}

rc::Gen<std::vector<double>> anyKnots() {
    return rc::gen::container<std::vector<double>>(
        levels.size(), rc::gen::map(rc::gen::inRange(0, 100'000), [](int x) { return static_cast<double>(x) / 7; }));
}

} // namespace

class DistributionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scoresEqualScoringrules() {
        std::ifstream file(PLANWRIGHT_SOURCE_DIR "/tests/data/stats/scores_oracle.json");
        for (const auto& theirs : nlohmann::json::parse(file)) {
            const auto knots = theirs.at("knots").get<std::vector<double>>();
            const auto distribution = PiecewiseQuantile::fromKnots(levels, knots).value();
            const double actual = theirs.at("actual");
            // Theirs is of 200,001 levels.
            QVERIFY(near(crps(distribution, actual), theirs.at("crps"), 1e-8));
            const auto range = integralTransform(distribution, actual);
            QVERIFY(std::abs(range.low - theirs.at("low").get<double>()) < 1e-5);
            QVERIFY(std::abs(range.high - theirs.at("high").get<double>()) < 1e-5);
            QVERIFY(near(winkler(actual, knots[1], knots[5], .2), theirs.at("winkler80")));
        }
    }
    void rankedProbabilityScoreIsTwiceTheMeanPinball() {
        QVERIFY(rc::check("any distribution, any actual", [] {
            const auto distribution = PiecewiseQuantile::fromKnots(levels, *anyKnots()).value();
            const double actual = *rc::gen::inRange(0, 20'000);
            double loss = 0;
            constexpr std::size_t count = 20'000;
            const auto grid = distribution.midpointGrid(count);
            for (std::size_t i = 0; i < count; ++i)
                loss += pinball(actual, grid[i], (static_cast<double>(i) + .5) / count);
            RC_ASSERT(near(crps(distribution, actual), 2 * loss / count, 1e-6));
            const auto range = integralTransform(distribution, actual);
            RC_ASSERT(range.low <= range.high && range.low >= 0 && range.high <= 1);
        }));
    }
    // Published values (R's pnorm and qnorm).
    void normal() {
        QVERIFY(near(normalCdf(1.96), 0.9750021048517795, 1e-14));
        QVERIFY(std::abs(normalCdf(-5) / 2.866515718791933e-07 - 1) < 1e-12);
        QVERIFY(near(normalQuantile(.975), 1.959963984540054, 1e-14));
        QVERIFY(near(normalQuantile(.9), 1.2815515655446004, 1e-14));
        QVERIFY(near(normalQuantile(1e-10), -6.361340902404056, 1e-13));
        QCOMPARE(normalQuantile(.5), 0.0);
        QCOMPARE(normalCdf(-std::numeric_limits<double>::infinity()), 0.0);
        QVERIFY(std::isinf(normalQuantile(0)) && std::isinf(normalQuantile(1)));
        QVERIFY(rc::check("cdf undoes quantile", [] {
            const double level = (*rc::gen::inRange(1, 1'000'000)) / 1'000'000.0;
            RC_ASSERT(std::abs(normalCdf(normalQuantile(level)) - level) < 1e-14);
        }));
    }

    // Decision spec, vector I.
    void tailMeans() {
        const std::vector<double> profits{10, -5, 2, 1};
        QVERIFY(near(sampleCvar(profits, .5), -2));
        QVERIFY(near(sampleCvar(profits, .3), -4));
        QVERIFY(near(sampleCvar(profits, 1), 2));
        QVERIFY(near(sampleCvar(profits, .01), -5));
        QVERIFY(near(sampleQuantile(profits, .5), 1.5));
        QVERIFY(near(sampleQuantile(profits, .05), -4.1));
        QVERIFY(near(sampleQuantile(profits, 1), 10));
        QVERIFY(near(sampleQuantile(std::vector<double>{7}, .3), 7));
    }

    // CVaR of a sum is at least the sum of CVaRs (in profit: the pooled tail is no worse).
    void cvarIsSubadditive() {
        QVERIFY(rc::check("CVaR(a + b) >= CVaR(a) + CVaR(b)", [] {
            const auto size = *rc::gen::inRange<std::size_t>(1, 60);
            const auto sample = rc::gen::container<std::vector<int>>(size, rc::gen::inRange(-1000, 1000));
            const auto a = *sample;
            const auto b = *sample;
            const double tail = (*rc::gen::inRange(1, 101)) / 100.0;
            std::vector<double> left(a.begin(), a.end());
            std::vector<double> right(b.begin(), b.end());
            std::vector<double> both(size);
            for (std::size_t i = 0; i < size; ++i)
                both[i] = left[i] + right[i];
            RC_ASSERT(sampleCvar(both, tail) >= sampleCvar(left, tail) + sampleCvar(right, tail) - 1e-9);
        }));
    }

    // Decision spec, vector E1.
    void knots() {
        const auto d = e1();
        QCOMPARE(d.lowest(), 700.0);
        QCOMPARE(d.highest(), 1420.0);
        QVERIFY(near(d.mean(), 1017.5));
        QVERIFY(near(d.quantile(20.0 / 34), 1038.8235294117646));
        QVERIFY(near(d.quantile(.05 * 20 / 34), 735.2941176470588));
        QVERIFY(near(d.cdf(1038.8235294117646), 20.0 / 34));
        QCOMPARE(d.cdf(699.0), 0.0);
        QCOMPARE(d.cdf(1420.0), 1.0);
        const auto grid = d.midpointGrid();
        QCOMPARE(grid.size(), std::size_t{1000});
        QVERIFY(near(grid.front(), d.quantile(.0005)) && near(grid.back(), d.quantile(.9995)));
        QVERIFY(near(d.scaledBy(2).quantile(.3), 2 * d.quantile(.3)));
    }

    void oddKnots() {
        const std::array<double, 7> zeros{};
        const auto none = PiecewiseQuantile::fromKnots(levels, zeros).value();
        QCOMPARE(none.mean(), 0.0);
        QCOMPARE(none.highest(), 0.0);
        QCOMPARE(none.cdf(0), 1.0);
        const std::array crossed{820., 760., 910., 1000., 1110., 1330., 1240.};
        QCOMPARE(PiecewiseQuantile::fromKnots(levels, crossed).value().quantile(.05), 760.0);
        const std::array negative{-5., -1., 0., 3., 4., 5., 6.};
        QCOMPARE(PiecewiseQuantile::fromKnots(levels, negative).value().lowest(), 0.0);
        const std::array bad{1., 2., 3., std::nan(""), 5., 6., 7.};
        QVERIFY(!PiecewiseQuantile::fromKnots(levels, bad));
        QVERIFY(!PiecewiseQuantile::fromKnots(std::array{.5, .5}, std::array{1., 2.}));
        QVERIFY(!PiecewiseQuantile::fromKnots(std::array{.5}, std::array{1.}));
        QVERIFY(!PiecewiseQuantile::fromKnots(std::array{0., .5}, std::array{1., 2.}));
    }

    void quantileAndCdfAreInverse() {
        QVERIFY(rc::check("quantile ascends, grid = quantile, cdf inverts", [] {
            const auto d = PiecewiseQuantile::fromKnots(levels, *anyKnots()).value();
            const auto grid = d.midpointGrid(200);
            for (std::size_t i = 0; i < grid.size(); ++i) {
                const double level = (static_cast<double>(i) + .5) / 200;
                RC_ASSERT(near(grid[i], d.quantile(level)));
                if (i > 0)
                    RC_ASSERT(grid[i] >= grid[i - 1]);
                RC_ASSERT(grid[i] >= 0);
                RC_ASSERT(d.cdf(grid[i] + 1e-9) >= level - 1e-9);
            }
        }));
    }
};

QTEST_APPLESS_MAIN(DistributionTest)
#include "distribution_test.moc"
