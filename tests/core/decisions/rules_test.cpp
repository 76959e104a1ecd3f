#include "core/decisions/risk_class.h"
#include "tests/core/decisions/request.h"

#include <QTest>

#include <algorithm>
#include <rapidcheck.h>

using namespace planwright::decisions;
using namespace planwright::decisions::testing;

namespace {

RuleInputs inputs(double lastMonth, double p10, double p50, double p90, double confidence, double volatility,
                  double spread, double loss) {
    RuleInputs in;
    in.lastMonth = lastMonth;
    in.p10 = p10;
    in.p50 = p50;
    in.p90 = p90;
    in.confidence = confidence;
    in.volatility = volatility;
    in.profitSpread = spread;
    in.lossProbability = loss;
    return in;
}

RuleOutcome apply(const RuleInputs& in) {
    std::vector<TraceEntry> trace;
    return applyRules(in, Config(), trace);
}

std::vector<TraceEntry> traceOf(const RuleInputs& in) {
    std::vector<TraceEntry> trace;
    static_cast<void>(applyRules(in, Config(), trace));
    return trace;
}

bool fired(const RuleInputs& in, const std::string& rule) {
    const auto trace = traceOf(in);
    return std::any_of(trace.begin(), trace.end(), [&](const TraceEntry& entry) { return entry.rule == rule; });
}

double part(int top) {
    return (*rc::gen::inRange(0, top * 1000 + 1)) / 1000.0;
}

RuleInputs anyInputs() {
    const double p50 = part(3000);
    return inputs(part(3000), p50 * part(1), p50, p50 * (1 + part(2)), part(1), part(1), part(3), part(1));
}

} // namespace

class RulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Decision spec, vector H.
    void vectorH() {
        using enum RiskClass;
        struct Row {
            RuleInputs in;
            double delta, snr, phi;
            RiskClass risk;
            bool hold;
            double budget, stock;
        };
        const std::array rows{
            Row{inputs(1000, 1020, 1200, 1390, .7546, .0816, .18, 0), .2, 1.385461152, .69302464, Low, false,
                .069302464, .138604928},
            Row{inputs(1000, 700, 1150, 1700, .55, .25, .90, .01), .15, .3844654697, .4125, Medium, false, .0309375,
                .061875},
            Row{inputs(1000, 300, 1400, 2600, .33, .52, 1.60, .15), .4, .4457570663, .1584, High, false, 0, .06336},
            Row{inputs(1000, 700, 1050, 1700, .55, .25, .90, .01), .05, .1281551566, .4125, Medium, true, 0, 0},
            Row{inputs(1000, 900, 1010, 1130, .75, .05, .25, 0), .01, .1114392666, .7125, Low, true, 0, 0},
            Row{inputs(1000, 1100, 1600, 2000, .48, .22, .65, .01), .6, 1.708735421, .3744, Medium, false, .11232,
                .22464},
            Row{inputs(1000, 900, 1600, 2300, .30, .55, .95, .12), .6, 1.09847277, .135, High, false, 0, .081},
            Row{inputs(1000, 600, 800, 930, .70, .06, .45, 0), -.2, 1.553395837, .658, Low, false, -.0658, -.1316},
            Row{inputs(1000, 1500, 2200, 2900, .60, .05, 1.0, .12), 1.2, 2.196945541, .57, Medium, false, .18, .24},
            Row{inputs(0, 10, 40, 90, .50, .60, 1.0, .05), 0, 1.281551566, .2, Medium, true, 0, 0},
        };
        for (const auto& row : rows) {
            const auto out = apply(row.in);
            QVERIFY(near(out.delta, row.delta) && near(out.signalToNoise, row.snr) && near(out.phi, row.phi));
            QCOMPARE(static_cast<int>(out.riskClass), static_cast<int>(row.risk));
            QCOMPARE(out.hold, row.hold);
            QVERIFY(near(out.budgetAction, row.budget) && near(out.stockAction, row.stock));
        }
        QVERIFY(apply(rows.back().in).baseZero);
        QVERIFY(fired(rows[2].in, "R8") && !fired(rows[0].in, "R8"));
        QVERIFY(fired(rows[8].in, "R7") && !fired(rows[0].in, "R7"));
        QVERIFY(fired(rows[3].in, "R5") && !fired(rows[3].in, "R6"));
    }

    void limitsBelongToTheSevereSide() {
        const auto points = [](double confidence, double volatility, double spread, double loss) {
            return apply(inputs(100, 80, 150, 200, confidence, volatility, spread, loss)).riskClass;
        };
        QVERIFY(points(.5, .2, .899, .1) == RiskClass::Medium);
        QVERIFY(points(.5, .1999, .899, .1) == RiskClass::Low);
        QVERIFY(points(.4999, .1999, .9, 0) == RiskClass::Medium);
        QVERIFY(points(.35, .5, 0, 0) == RiskClass::Medium);
        QVERIFY(points(.3499, .5, 0, 0) == RiskClass::High);
        QVERIFY(points(1, 0, 1.4, 0) == RiskClass::High);
        QVERIFY(points(1, 0, 0, .25) == RiskClass::High);
    }

    void sentencesArePlain() {
        auto trace = traceOf(inputs(1000, 1020, 1200, 1390, .7546, .06, .18, 0));
        QCOMPARE(trace[0].rule, std::string("R1"));
        QCOMPARE(trace[0].effect, std::string("Volatility 0.06 is under 0.20: no risk point."));
        QCOMPARE(trace[0].threshold.value_or(0), .20);
        trace = traceOf(inputs(1000, 1020, 1200, 1390, .7546, .1999, .18, 0));
        QCOMPARE(trace[0].effect, std::string("Volatility 0.1999 is under 0.20: no risk point."));
    }

    void classIsMonotone() {
        QVERIFY(rc::check("worse scores never lower the class", [] {
            const auto in = anyInputs();
            const auto risk = apply(in).riskClass;
            auto worse = in;
            worse.volatility = std::min(1.0, in.volatility + part(1));
            worse.confidence = std::max(0.0, in.confidence - part(1));
            *worse.profitSpread += part(1);
            worse.lossProbability = std::min(1.0, *in.lossProbability + part(1));
            RC_ASSERT(apply(worse).riskClass >= risk);
        }));
    }

    void actionsShrinkWithDoubt() {
        QVERIFY(rc::check("for a rise: a wider band, more volatility, less confidence never raise an action", [] {
            auto in = anyInputs();
            in.p50 = in.lastMonth + 1 + part(3000);
            in.p90 = in.p50 + part(1000);
            in.p10 = std::max(0.0, in.p50 - part(1000));
            const auto before = apply(in);
            auto worse = in;
            worse.volatility = std::min(1.0, in.volatility + part(1));
            worse.confidence = std::max(0.0, in.confidence - part(1));
            worse.p90 += part(1000);
            const auto after = apply(worse);
            RC_ASSERT(after.budgetAction <= before.budgetAction);
            RC_ASSERT(after.stockAction <= before.stockAction);
            RC_ASSERT(budgetRise(after, Config()) <= budgetRise(before, Config()));
            RC_ASSERT(stockRise(after, Config()) <= stockRise(before, Config()));
        }));
    }

    void holdNeverRaises() {
        QVERIFY(rc::check("hold means no action and no room upwards", [] {
            const auto out = apply(anyInputs());
            RC_PRE(out.hold);
            RC_ASSERT(out.budgetAction <= 0 && out.stockAction <= 0);
            RC_ASSERT(!(budgetRise(out, Config()) > 0) && !(stockRise(out, Config()) > 0));
        }));
    }

    void withoutEconomicsOnlyScoresCount() {
        auto in = inputs(1000, 1020, 1200, 1390, .9, .05, 0, 0);
        in.profitSpread.reset();
        in.lossProbability.reset();
        QVERIFY(apply(in).riskClass == RiskClass::Low);
        QVERIFY(!fired(in, "R3") && !fired(in, "R4") && fired(in, "R1"));
    }
};

QTEST_APPLESS_MAIN(RulesTest)
#include "rules_test.moc"
