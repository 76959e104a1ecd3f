#include "core/stats/scores.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <rapidcheck.h>
#include <vector>

using namespace planwright::stats;

namespace {

bool near(double actual, double expected, double relative = 1e-9) {
    return std::abs(actual - expected) <= relative * std::max(1.0, std::abs(expected));
}

double confidence(double wape, double ratio, double width, int hits, int n, int months, DriftSignal drift) {
    return confidenceScore({wape, ratio, width, hits, n, months, drift}).value;
}

ForecastRecord anyRecord() {
    const auto real = [](int top) { return (*rc::gen::inRange(0, top * 1000)) / 1000.0; };
    ForecastRecord record{real(6),
                          real(10),
                          real(20),
                          0,
                          *rc::gen::inRange(0, 40),
                          *rc::gen::inRange(0, 60),
                          *rc::gen::element(DriftSignal::None, DriftSignal::Warn, DriftSignal::Alert)};
    record.hits = *rc::gen::inRange(0, record.origins + 1);
    return record;
}

} // namespace

class ScoresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Decision spec, vector G (ten digits are printed there).
    void confidenceVectors() {
        using enum DriftSignal;
        QVERIFY(near(confidence(.10, .75, .35, 19, 24, 36, None), .7571527571, 1e-9));
        QVERIFY(near(confidence(.25, 1, .8, 17, 24, 24, None), .5386436436, 1e-9));
        QVERIFY(near(confidence(.5, 1.2, 1.5, 14, 24, 12, Warn), .2672048045, 1e-9));
        QVERIFY(near(confidence(0, 0, 0, 8, 10, 36, None), 1));
        QVERIFY(near(confidence(.10, .75, .35, 2, 3, 36, None), .675740283, 1e-9));
        QCOMPARE(confidence(5, 10, 20, 0, 24, 1, Alert), 0.0);
        const auto parts = confidenceScore({.10, .75, .35, 19, 24, 36, None});
        QVERIFY(near(parts.accuracy, .7578582833) && near(parts.skill, .5714285714));
        QVERIFY(near(parts.sharpness, .6674199271) && near(parts.calibration, .9852941176));
        QVERIFY(near(parts.data, 1) && near(parts.drift, 1));
        QCOMPARE(confidence(.1, std::numeric_limits<double>::infinity(), .3, 8, 10, 36, None), 0.0);
        QVERIFY(near(relativeBandWidth(10, 0, 90), 80));
    }

    void confidenceIsMonotone() {
        QVERIFY(rc::check("in [0,1]; worse inputs never raise it, more data never lowers it", [] {
            const auto record = anyRecord();
            const double value = confidenceScore(record).value;
            RC_ASSERT(value >= 0 && value <= 1);
            const double step = (*rc::gen::inRange(0, 1000)) / 1000.0;
            auto worse = record;
            worse.wape += step;
            RC_ASSERT(confidenceScore(worse).value <= value);
            worse = record;
            worse.maeRatio += step;
            RC_ASSERT(confidenceScore(worse).value <= value);
            worse = record;
            worse.relativeWidth += step;
            RC_ASSERT(confidenceScore(worse).value <= value);
            worse = record;
            worse.drift = DriftSignal::Alert;
            RC_ASSERT(confidenceScore(worse).value <= value);
            auto more = record;
            more.months += *rc::gen::inRange(0, 12);
            RC_ASSERT(confidenceScore(more).value >= value);
        }));
    }

    // Decision spec, vector G.
    void volatilityVectors() {
        QCOMPARE(volatilityScore(0, 1).value, 0.0);
        QVERIFY(near(volatilityScore(.0625, 1).value, .1131221719));
        QVERIFY(near(volatilityScore(.25, 1).value, .3378378378));
        QVERIFY(near(volatilityScore(.49, 1).value, .5));
        QVERIFY(near(volatilityScore(1, 1).value, .6711409396));
        QVERIFY(near(volatilityScore(.25, 1.32).value, .6689189189));
        QVERIFY(near(volatilityScore(1.44, 2).value, .9384518763));
        const std::vector<double> steady{100, 120, 90, 150, 130, 110, 160, 140, 95, 125, 135, 105};
        const auto pattern = demandPattern(steady);
        QVERIFY(pattern && near(std::sqrt(pattern->squaredCv), .1832286342));
        QVERIFY(near(volatilityScore(pattern->squaredCv, pattern->adi).value, .06412238513));
        const std::vector<double> lumpy{0, 5, 0, 0, 7, 3, 0, 0, 4, 0, 6, 5};
        const auto gaps = demandPattern(lumpy);
        QVERIFY(gaps && near(gaps->adi, 2) && near(gaps->squaredCv, .08));
        QVERIFY(near(volatilityScore(gaps->squaredCv, gaps->adi).value, .7916002127));
        QVERIFY(!demandPattern(std::vector<double>{0, 0}));
        QVERIFY(!demandPattern(std::vector<double>{}));
        QCOMPARE(demandPattern(std::vector<double>{0, 4})->squaredCv, 0.0);
    }
};

QTEST_APPLESS_MAIN(ScoresTest)
#include "scores_test.moc"
