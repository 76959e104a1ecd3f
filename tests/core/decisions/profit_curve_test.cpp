#include "core/decisions/profit_curve.h"
#include "core/stats/piecewise_quantile.h"
#include "core/stats/quantile.h"
#include "tests/core/decisions/request.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::decisions;
using namespace planwright::decisions::testing;

namespace {

constexpr std::array<double, 7> levels{.05, .1, .25, .5, .75, .9, .95};

UnitEconomics unit(double price, double cost, double salvage, double goodwill, double holding) {
    UnitEconomics e;
    e.price = price;
    e.unitCost = cost;
    e.salvage = salvage;
    e.goodwill = goodwill;
    e.holding = holding;
    return e;
}

stats::PiecewiseQuantile distribution(const std::array<double, 7>& knots) {
    return stats::PiecewiseQuantile::fromKnots(levels, knots).value();
}

std::vector<double> profits(const ProfitCurve& curve, const std::vector<double>& demand, double order) {
    std::vector<double> all;
    for (const double d : demand)
        all.push_back(curve.profit(order, d));
    return all;
}

double slowObjective(const ProfitCurve& curve, const std::vector<double>& demand, double order, double k) {
    const auto all = profits(curve, demand, order);
    const double mean = std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
    return (1 - k) * mean + k * stats::sampleCvar(all, .05);
}

// Small whole numbers, so that ties and level stretches are common.
struct Case {
    std::vector<double> demand;
    UnitEconomics economics;
};
Case anyCase() {
    const auto whole = [](int low, int high) { return static_cast<double>(*rc::gen::inRange(low, high)); };
    Case made;
    for (int i = 0; i < 100; ++i)
        made.demand.push_back(whole(0, 60));
    std::sort(made.demand.begin(), made.demand.end());
    const double cost = whole(1, 20);
    const double salvage = whole(0, static_cast<int>(cost));
    made.economics = unit(cost + whole(1, 30), cost, salvage, whole(0, 8), whole(0, 3));
    return made;
}

} // namespace

class ProfitCurveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Decision spec, vector E1.
    void vectorE1() {
        const auto d = distribution({760, 820, 910, 1000, 1110, 1240, 1330});
        const auto economics = unit(50, 30, 18, 0, 2);
        QVERIFY(near(economics.underage(), 20) && near(economics.overage(), 14));
        QVERIFY(near(economics.criticalRatio(), .5882352941));
        const ProfitCurve curve(d.midpointGrid(), economics);
        const double neutral = d.quantile(economics.criticalRatio());
        QVERIFY(near(neutral, 1038.823529));
        const auto risk = curve.risk(neutral);
        QVERIFY(near(risk.expected, 18171.23571));
        QVERIFY(near(risk.par95, 6856.40512));
        QVERIFY(near(risk.expected - risk.par95, 11314.83059));
        QVERIFY(near(risk.cvar95, 10276.47059));
        QVERIFY(near(risk.evpi, 2178.764292));
        QCOMPARE(risk.lossProbability, 0.0);
        QVERIFY(near(curve.profit(neutral, 820), 13336.47059));
        QVERIFY(near(curve.profit(neutral, 1000), 19456.47059));
        QVERIFY(near(curve.profit(neutral, 1240), 20776.47059));
        struct Best {
            double k, order, objective;
        };
        for (const auto& best : {Best{0, 1038.94, 18171.23664}, Best{.25, 982.18, 16300.7795},
                                 Best{.5, 865.9, 14797.8248}, Best{1, 735.4, 14353.04}}) {
            const double order = curve.best(0, 2000, best.k);
            QVERIFY(near(order, best.order) && near(curve.objective(order, best.k), best.objective));
        }
        // k = 1 and g = 0 has the closed form F^-1(.05 CR); the grid of 1000 comes within one step of it.
        QVERIFY(std::abs(curve.best(0, 2000, 1) - d.quantile(.05 * economics.criticalRatio())) < .2);
        QVERIFY(near(curve.best(600, 800, 0), 800) && near(curve.best(1200, 1300, 0), 1200));
    }

    void fastEqualsSlow() {
        QVERIFY(rc::check("moments, risk and the best order against listing every profit", [] {
            const auto c = anyCase();
            const ProfitCurve curve(c.demand, c.economics);
            const double order = static_cast<double>(*rc::gen::inRange(0, 700)) / 10;
            const double k = *rc::gen::element(0.0, .25, .5, 1.0);
            auto all = profits(curve, c.demand, order);
            RC_ASSERT(near(curve.objective(order, k), slowObjective(curve, c.demand, order, k), 1e-9));
            const auto risk = curve.risk(order);
            RC_ASSERT(near(risk.par95, risk.expected - stats::sampleQuantile(all, .05), 1e-9));
            RC_ASSERT(near(risk.cvar95, stats::sampleCvar(all, .05), 1e-9));
            RC_ASSERT(
                near(risk.lossProbability,
                     static_cast<double>(std::count_if(all.begin(), all.end(), [](double x) { return x < 0; })) / 100,
                     1e-12));

            const double low = static_cast<double>(*rc::gen::inRange(0, 40));
            const double high = low + static_cast<double>(*rc::gen::inRange(0, 40));
            const double best = curve.best(low, high, k);
            RC_ASSERT(best >= low && best <= high);
            double top = slowObjective(curve, c.demand, low, k);
            double first = low;
            auto tried = c.demand;
            tried.insert(tried.end(), {low, high});
            std::sort(tried.begin(), tried.end());
            for (const double q : tried) {
                if (q < low || q > high)
                    continue;
                if (const double value = slowObjective(curve, c.demand, q, k); value > top + 1e-9) {
                    top = value;
                    first = q;
                }
            }
            RC_ASSERT(near(slowObjective(curve, c.demand, best, k), top, 1e-9));
            if (c.economics.goodwill <= 0)
                RC_ASSERT(best <= first + 1e-9);
        }));
    }

    void nearlyEqualKinks() {
        // Kinks 1e-12 apart: the sign of the slope is counted, so rounding cannot stop the search too early.
        std::vector<double> demand(1000, 100);
        for (std::size_t i = 0; i < 500; ++i)
            demand[i] += static_cast<double>(i) * 1e-12;
        for (std::size_t i = 500; i < 1000; ++i)
            demand[i] = 200 + static_cast<double>(i);
        const ProfitCurve curve(demand, unit(100, 20, 10, 0, 0)); // CR = 8/9
        QVERIFY(near(curve.best(0, 2000, 0), 200 + 888, 1e-9));
    }

    void levelStretchTakesTheSmallest() {
        std::vector<double> demand(500, 100);
        demand.resize(1000, 300);
        const ProfitCurve curve(demand, unit(20, 10, 0, 0, 0)); // CR = 1/2: J is level between 100 and 300
        QCOMPARE(curve.best(0, 1000, 0), 100.0);
        QCOMPARE(curve.best(150, 1000, 0), 150.0);
    }

    void goodwillMakesCautionOrderMore() {
        const auto d = distribution({100, 150, 250, 400, 700, 1200, 1600});
        const ProfitCurve curve(d.midpointGrid(), unit(20, 15, 10, 12, 1));
        QVERIFY(curve.best(0, 3000, .5) > curve.best(0, 3000, 0));
    }

    void noDemandAtAll() {
        const ProfitCurve curve(std::vector<double>(1000), unit(20, 15, 10, 0, 1));
        QCOMPARE(curve.best(0, 100, 0), 0.0);
        const auto risk = curve.risk(0);
        QCOMPARE(risk.expected, 0.0);
        QCOMPARE(risk.par95, 0.0);
        QCOMPARE(risk.lossProbability, 0.0);
        QVERIFY(near(curve.risk(10).expected, -60));
    }
};

QTEST_APPLESS_MAIN(ProfitCurveTest)
#include "profit_curve_test.moc"
