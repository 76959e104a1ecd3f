#include "core/decisions/trace.h"
#include "tests/core/decisions/request.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace planwright;
using namespace planwright::decisions;
using namespace planwright::decisions::testing;

namespace {

// One row of the spec's table: spend, stock scale, Q, E, PaR95, CVaR95, EVPI, P10 and P90 profit, priority.
struct Expected {
    RiskClass risk;
    double spend, scale, order, profit, par, cvar, evpi, low, high, priority;
};

void check(const CategoryDecision& actual, const Expected& expected) {
    QCOMPARE(static_cast<int>(actual.riskClass), static_cast<int>(expected.risk));
    QVERIFY(near(actual.spend, expected.spend, 1e-9));
    QVERIFY(near(actual.stockScale, expected.scale));
    QVERIFY(near(actual.targetStock, expected.order));
    QVERIFY(near(actual.orderQuantity, expected.order));
    QVERIFY(near(actual.expectedProfit, expected.profit));
    QVERIFY(near(actual.par95, expected.par));
    QVERIFY(near(actual.cvar95, expected.cvar));
    QVERIFY(near(actual.evpi, expected.evpi));
    QVERIFY(actual.scenarios);
    QVERIFY(near(actual.scenarios->low.profit, expected.low));
    QVERIFY(near(actual.scenarios->high.profit, expected.high));
    QVERIFY(near(actual.scenarios->expected.profit, expected.profit));
    QVERIFY(near(actual.priority, expected.priority));
}

DecisionResult decided(const DecisionRequest& request) {
    return decide(request, RunContext()).value();
}

const Expected expectedA{RiskClass::Low, 8600,        .2329360673, 1047.995657, 18329.62162, 6917.812978,
                         10364.39804,    2197.753999, 13451.06975, 20959.91314, 1061.121619};
const Expected expectedC{RiskClass::High, 1400,        -.190648882, 1214.026677, 4604.231565, 2108.228352,
                         1630.310674,     3010.364044, 4181.467467, 4856.106708, 556.6461194};

} // namespace

class DecideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vectorLEndToEnd() {
        const auto result = decided(vectorL());
        check(result.categories[0], expectedA);
        check(result.categories[1],
              {RiskClass::Low, 5000, 0, 425, 12527.344, 7007.094, 4375, 2653.906, 7750, 14875, 0});
        check(result.categories[2], expectedC);

        const auto& a = result.categories[0];
        QVERIFY(near(traced(a, "R3", "profit_spread"), .3879491459));
        QVERIFY(near(traced(a, "BUDGET", "value"), 18171.23664));
        const auto& b = result.categories[1];
        QVERIFY(b.hold && findRule(b, "R5") && findRule(b, "R9"));
        QVERIFY(near(traced(b, "R3", "profit_spread"), .5078908193));
        QVERIFY(near(traced(b, "BUDGET", "value"), 12552.085));
        const auto& c = result.categories[2];
        QVERIFY(findRule(c, "R8"));
        QVERIFY(near(traced(c, "R3", "profit_spread"), .8473654499));
        QVERIFY(near(traced(c, "R4", "loss_probability"), .044));
        QVERIFY(near(traced(c, "BUDGET", "value"), 3207.5005));
        QCOMPARE(c.priorityRank, std::size_t{2});

        const auto& portfolio = result.portfolio;
        QVERIFY(near(portfolio.shadowPrice, .2557621621));
        QVERIFY(hasFlag(portfolio.flags, "LAMBDA_BELOW_1") && hasFlag(portfolio.flags, "RHO_DEFAULT"));
        QCOMPARE(portfolio.allocated, 15000.0);
        QCOMPARE(portfolio.unallocated, 0.0);
    }

    void vectorL2BaselineNotGiven() {
        const auto result = decided(vectorL(false));
        const std::array baseline{883.0, 418.2539683, 1601.503759};
        const std::array scale{.1868580489, 0.0, -.2419457839};
        const std::array priority{600.276619, 0.0, 605.9784081};
        for (std::size_t i = 0; i < 3; ++i) {
            const auto& decision = result.categories[i];
            QVERIFY(near(decision.baselineStock, baseline.at(i)));
            QVERIFY(near(decision.stockScale, scale.at(i)));
            QVERIFY(near(decision.priority, priority.at(i)));
            QVERIFY(hasFlag(decision.flags, "S0_DEFAULT"));
        }
        QVERIFY(near(result.categories[0].spend, 8600, 1e-9));
        QCOMPARE(result.categories[2].priorityRank, std::size_t{1});
    }

    void vectorL3SoldUnderCost() {
        auto request = vectorL();
        request.categories[1].economics.price = 75;
        request.budget = 13500;
        const auto result = decided(request);
        check(result.categories[0], expectedA);
        check(result.categories[1], {RiskClass::High, 3500, -1, 0, 0, 0, 0, 0, 0, 0, 6622.7864});
        check(result.categories[2], expectedC);
        QVERIFY(hasFlag(result.categories[1].flags, "MARGIN_NEGATIVE"));
    }

    void vectorL4WiderBand() {
        const std::array widths{1.0, 1.2, 1.5, 2.0};
        const std::array orders{1214.026677, 1087.521696, 900.0, 900.0};
        for (std::size_t i = 0; i < widths.size(); ++i) {
            auto request = vectorL();
            for (auto& knot : request.categories[2].knots)
                knot = std::max(0.0, 1900 + (knot - 1900) * widths.at(i));
            const auto result = decided(request);
            QVERIFY(near(result.categories[2].spend, 1400));
            QVERIFY(near(result.categories[2].targetStock, orders.at(i)));
        }
    }
};

QTEST_APPLESS_MAIN(DecideTest)
#include "decide_test.moc"
