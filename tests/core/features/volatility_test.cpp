#include "core/features/volatility.h"

#include <QTest>

#include <cmath>
#include <rapidcheck.h>
#include <vector>

using namespace planwright::features;

namespace {

bool near(double value, double expected) {
    return std::abs(value - expected) <= 1e-9 * std::max(1.0, std::abs(expected));
}

} // namespace

class VolatilityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void specSeriesOfOneYear();
    void remainderAgreesWithR();
    void steadySeasonAndTrendAreNoRisk();
    void tooLittleToTell();
    void classes();
    void scaleDoesNotMatter();
};

// Decision spec 4, vector G: a year cannot tell season and trend from chance, so its raw CV stands.
void VolatilityTest::specSeriesOfOneYear() {
    const std::vector<double> steady{100, 120, 90, 150, 130, 110, 160, 140, 95, 125, 135, 105};
    const auto volatility = monthlyVolatility(steady);
    QVERIFY(volatility);
    QVERIFY(near(volatility->rawCv, .1832286342));
    QVERIFY(near(std::sqrt(volatility->squaredCv), .1832286342));
    QVERIFY(!volatility->remainder);
    QCOMPARE(volatility->adi, 1.0);

    const std::vector<double> gaps{0, 5, 0, 0, 7, 3, 0, 0, 4, 0, 6, 5};
    const auto intermittent = monthlyVolatility(gaps);
    QVERIFY(intermittent);
    QCOMPARE(intermittent->adi, 2.0);
    QVERIFY(near(intermittent->squaredCv, .08));
    QCOMPARE(intermittent->demandClass, DemandClass::Intermittent);
}

// R 4: m <- factor(rep(1:12, 2)); t <- 1:24; (summary(lm(y ~ m + t))$sigma / mean(y))^2
void VolatilityTest::remainderAgreesWithR() {
    const std::vector<double> months{812, 640, 905,  870, 1010, 955,  720, 690, 1120, 1340, 1980, 2410,
                                     905, 655, 1010, 840, 1175, 1020, 700, 815, 1190, 1500, 2105, 2590};
    const auto volatility = monthlyVolatility(months);
    QVERIFY(volatility && volatility->remainder);
    QVERIFY(near(volatility->squaredCv, 0.0018222317035009));
    QVERIFY(near(volatility->rawCv, 0.478232632457203));

    auto longer = months;
    longer.insert(longer.begin(), {1e6, 0, -5});
    QCOMPARE(monthlyVolatility(longer)->squaredCv, volatility->squaredCv);
}

void VolatilityTest::steadySeasonAndTrendAreNoRisk() {
    std::vector<double> months;
    for (int t = 0; t < 30; ++t)
        months.push_back(200 + 5 * t + (t % 12 == 11 ? 300 : 0));
    const auto volatility = monthlyVolatility(months);
    QVERIFY(volatility && volatility->remainder);
    QVERIFY(volatility->squaredCv < 1e-20);
    QVERIFY(volatility->rawCv > .2);
    QCOMPARE(volatility->demandClass, DemandClass::Smooth);
}

void VolatilityTest::tooLittleToTell() {
    QVERIFY(!monthlyVolatility({}));
    QVERIFY(!monthlyVolatility(std::vector<double>{3, 4}));
    QVERIFY(!monthlyVolatility(std::vector<double>(24, 0.0)));
    QVERIFY(!monthlyVolatility(std::vector<double>(24, -2.0)));
    std::vector<double> sparse(24, 0.0);
    sparse[0] = 4;
    sparse[12] = 6;
    const auto volatility = monthlyVolatility(sparse);
    QVERIFY(volatility && !volatility->remainder);
    QCOMPARE(volatility->adi, 12.0);
}

void VolatilityTest::classes() {
    std::vector<double> wild;
    std::vector<double> lumpy;
    for (int t = 0; t < 12; ++t) {
        wild.push_back(t % 2 == 0 ? 1 : 30);
        lumpy.push_back(t % 4 == 0 ? 0 : (t % 2 == 0 ? 1 : 30));
    }
    QCOMPARE(demandClassName(monthlyVolatility(wild)->demandClass), std::string_view("erratic"));
    QCOMPARE(demandClassName(monthlyVolatility(lumpy)->demandClass), std::string_view("lumpy"));
}

void VolatilityTest::scaleDoesNotMatter() {
    QVERIFY(rc::check("a series in dozens is as volatile as in pieces", [] {
        const auto months =
            *rc::gen::container<std::vector<int>>(*rc::gen::inRange<std::size_t>(3, 40), rc::gen::inRange(-5, 400));
        std::vector<double> pieces(months.begin(), months.end());
        std::vector<double> dozens;
        for (const auto value : pieces)
            dozens.push_back(value / 12);
        const auto a = monthlyVolatility(pieces);
        const auto b = monthlyVolatility(dozens);
        RC_ASSERT(a.has_value() == b.has_value());
        if (a) {
            RC_ASSERT(near(a->squaredCv, b->squaredCv));
            RC_ASSERT(a->squaredCv >= 0 && a->adi >= 1 && std::isfinite(a->squaredCv));
        }
    }));
}

QTEST_APPLESS_MAIN(VolatilityTest)
#include "volatility_test.moc"
