#include "core/stats/zero_run.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <rapidcheck.h>

using planwright::stats::zeroRunProbability;

class ZeroRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithR();
    void ruleOfSuccession();
    void fallsWithTheLengthAndWithSales();
};

// tests/data/stats/make_zero_run.R integrates the definition; R's integrate() is good for about 1e-12.
void ZeroRunTest::agreesWithR() {
    QFile file(QStringLiteral(PLANWRIGHT_SOURCE_DIR "/tests/data/stats/zero_run.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readLine().trimmed(), QByteArray("happened,failed,length,probability"));
    int cases = 0;
    while (!file.atEnd()) {
        const auto fields = file.readLine().trimmed().split(',');
        const auto expected = fields.at(3).toDouble();
        const auto found =
            zeroRunProbability(fields.at(0).toDouble(), fields.at(1).toDouble(), fields.at(2).toDouble());
        QVERIFY2(std::abs(found - expected) <= 1e-9 * expected, fields.join(' ').constData());
        ++cases;
    }
    QCOMPARE(cases, 140);
}

// Laplace: after 9 days of 10 with a sale, the next one is without with chance 2 / 12.
void ZeroRunTest::ruleOfSuccession() {
    QVERIFY(std::abs(zeroRunProbability(9, 1, 1) - 2.0 / 12) < 1e-15);
    QVERIFY(std::abs(zeroRunProbability(9, 1, 0) - 1) < 1e-15);
}

void ZeroRunTest::fallsWithTheLengthAndWithSales() {
    QVERIFY(rc::check("a longer run is rarer, and rarer yet for who sold on more days", [] {
        const auto happened = *rc::gen::inRange(0, 200);
        const auto failed = *rc::gen::inRange(0, 200);
        const auto length = *rc::gen::inRange(1, 90);
        const auto chance = zeroRunProbability(happened, failed, length);
        RC_ASSERT(chance > 0.0 && chance < 1.0);
        RC_ASSERT(zeroRunProbability(happened, failed, length + 1) < chance);
        RC_ASSERT(zeroRunProbability(happened + 1, failed, length) < chance);
    }));
}

QTEST_APPLESS_MAIN(ZeroRunTest)
#include "zero_run_test.moc"
