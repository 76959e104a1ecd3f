#include "core/stats/diebold_mariano.h"

#include <QTest>

#include <cmath>
#include <rapidcheck.h>
#include <vector>

using planwright::stats::dieboldMariano;

namespace {

bool isNear(double found, double expected, double relative = 1e-9) {
    return std::abs(found - expected) <= relative * std::abs(expected);
}

} // namespace

class DieboldMarianoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheDecisionSpec();
    void agreesWithR();
    void isEmptyWhereNothingCanBeSaid();
    void swapsSignWithTheModels();
};

// Vector C of the decision spec.
void DieboldMarianoTest::agreesWithTheDecisionSpec() {
    const std::vector<double> champion{8, 5, 11, 7, 9, 6, 10, 12, 7, 8, 9, 10};
    const std::vector<double> challenger{7, 6, 8, 6, 8, 5, 9, 9, 7, 6, 8, 9};
    const auto test = dieboldMariano(challenger, champion);
    QVERIFY(test);
    QVERIFY(isNear(test->statistic, -3.625788392)); // it has ten digits
    QVERIFY(isNear(test->pFirstLower, .001992949223));
    QVERIFY(isNear(test->pTwoSided, 2 * .001992949223));
}

// R's forecast 8.20: dm.test(x, y, h = h, power = 1, alternative = "less"), which prints twelve digits.
void DieboldMarianoTest::agreesWithR() {
    const std::vector<double> x{3.1, 2, .5, 4, 1.5, 2.2, .1, 3.3, 1.9, 2.4}; // it takes errors, we their size
    const std::vector<double> y{1, 2, .5, 3, 1, 2.8, 1.1, 2.3, .9, 1.4};
    const auto one = dieboldMariano(x, y, 1), two = dieboldMariano(x, y, 2);
    QVERIFY(one && two);
    QVERIFY(isNear(one->statistic, 1.72974601505, 1e-11));
    QVERIFY(isNear(one->pFirstLower, 0.941134014104, 1e-11));
    QVERIFY(isNear(two->statistic, 1.43673942783, 1e-11));
    QVERIFY(isNear(two->pFirstLower, 0.907685130919, 1e-11));
}

void DieboldMarianoTest::isEmptyWhereNothingCanBeSaid() {
    const std::vector<double> losses{.3, .2, .1, .4}, higher{1.3, 1.2, 1.1, 1.4}, few{1, 2};
    QVERIFY(!dieboldMariano(losses, losses));
    QVERIFY(!dieboldMariano(losses, higher)); // always the same difference, but for rounding
    QVERIFY(!dieboldMariano(few, losses));
    QVERIFY(!dieboldMariano(losses, higher, 4));
    QVERIFY(!dieboldMariano({}, {}));
}

void DieboldMarianoTest::swapsSignWithTheModels() {
    QVERIFY(rc::check("the test of the swapped models has the other sign, at any scale", [] {
        const auto count = *rc::gen::inRange<std::size_t>(3, 40);
        std::vector<double> a, b, scaledA, scaledB;
        for (std::size_t i = 0; i < count; ++i) {
            a.push_back(*rc::gen::inRange(0, 1000));
            b.push_back(*rc::gen::inRange(0, 1000));
            scaledA.push_back(a.back() * 1e12);
            scaledB.push_back(b.back() * 1e12);
        }
        const auto there = dieboldMariano(a, b), back = dieboldMariano(b, a), scaled = dieboldMariano(scaledA, scaledB);
        RC_ASSERT(there.has_value() == back.has_value() && there.has_value() == scaled.has_value());
        if (!there)
            return;
        RC_ASSERT(std::abs(there->statistic + back->statistic) <= 1e-9 * std::abs(there->statistic));
        RC_ASSERT(std::abs(there->statistic - scaled->statistic) <= 1e-9 * std::abs(there->statistic));
        RC_ASSERT(there->pTwoSided >= 0.0 && there->pTwoSided <= 1.0);
    }));
}

QTEST_APPLESS_MAIN(DieboldMarianoTest)
#include "diebold_mariano_test.moc"
