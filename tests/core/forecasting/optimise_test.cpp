#include "core/stats/acf.h"
#include "core/stats/decompose.h"
#include "core/stats/optimise.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace planwright;
using namespace planwright::stats;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// 36 months of air traffic, as printed in Box & Jenkins 1976, series G.
const std::vector<double> traffic{112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118,
                                  115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140,
                                  145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166};

double rosenbrock(std::span<const double> x, std::span<double> gradient) {
    const double a = 1 - x[0];
    const double b = x[1] - x[0] * x[0];
    if (!gradient.empty()) {
        gradient[0] = -2 * a - 400 * x[0] * b;
        gradient[1] = 200 * b;
    }
    return a * a + 100 * b * b;
}

bool isNear(const Optimum& found, double x, double y) {
    return std::abs(found.x[0] - x) < 1e-3 && std::abs(found.x[1] - y) < 1e-3;
}

bool allClose(const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](double x, double y) { return std::abs(x - y) <= 1e-9 * std::abs(y); });
}

} // namespace

class OptimiseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheValley();
    void staysInTheBox();
    void failsWithASentence();
    void acfEqualsR();
    void figureEqualsR();
};

void OptimiseTest::findsTheValley() {
    const Box box{{-1.2, 1}, {-infinity, -infinity}, {infinity, infinity}};
    const auto smooth = minimiseSmooth(rosenbrock, box, {1e-14, 1000});
    const auto simplex = minimiseSimplex(rosenbrock, box, {0.5, 0.5}, {1e-14, 5000});
    for (const auto* found : {&smooth.value(), &simplex.value()}) {
        QVERIFY(found->value < 1e-8);
        QVERIFY(isNear(*found, 1, 1));
        QVERIFY(found->evaluations > 10);
    }
}

void OptimiseTest::staysInTheBox() {
    const Box box{{-0.5, 0}, {-1, -1}, {0.5, 2}};
    const auto smooth = minimiseSmooth(rosenbrock, box, {1e-12, 1000});
    const auto simplex = minimiseSimplex(rosenbrock, box, {0.2, 0.2}, {1e-12, 5000});
    for (const auto* found : {&smooth.value(), &simplex.value()}) {
        QVERIFY(isNear(*found, 0.5, 0.25)); // on the edge x = .5 the least is at y = .25
        QVERIFY(found->x[0] <= 0.5);
    }
    QCOMPARE(minimiseSmooth(rosenbrock, box, {1e-12, 7})->evaluations, 7);
}

void OptimiseTest::failsWithASentence() {
    const auto nowhere = [](std::span<const double>, std::span<double>) { return std::nan(""); };
    const auto found = minimiseSimplex(nowhere, {{1}, {0}, {2}}, {0.1}, {1e-6, 50});
    QVERIFY(found.error().code() == ErrorCode::NumericalFailure);
}

// R 4.2.2: acf(x, 12)
void OptimiseTest::acfEqualsR() {
    QVERIFY(allClose(autocorrelations(traffic, 12),
                     {0.78503696560591441, 0.53972080635532893, 0.37637186021949759, 0.27292556366809018,
                      0.22791247646599619, 0.17683794829407171, 0.10082885613261697, 0.04938696790191486,
                      0.08879781420765026, 0.12182577949212470, 0.21916471506635438, 0.27492308398769338}));
    QCOMPARE(autocorrelations(std::vector<double>(9, 3.0), 2), (std::vector<double>{0, 0}));
    QCOMPARE(autocorrelations(std::vector<double>{}, 1), (std::vector<double>{0}));
    QCOMPARE(autocorrelations(std::vector<double>{1, 2}, 3)[2], 0.0);
}

// R 4.2.2: decompose(ts(x, frequency = 12), type)$figure
void OptimiseTest::figureEqualsR() {
    QVERIFY(allClose(*seasonalFigure(traffic, 12, SeasonKind::Additive),
                     {-13.8124999999999982, -7.9374999999999973, 11.5000000000000018, -0.8958333333333262,
                      -3.1666666666666692, 9.9583333333333304, 25.5208333333333393, 24.1666666666666536,
                      10.5416666666666590, -12.1249999999999982, -30.8958333333333250, -12.8541666666666696}));
    QVERIFY(allClose(*seasonalFigure(traffic, 12, SeasonKind::Multiplicative),
                     {0.9014728730933786, 0.9455416895076170, 1.0748320743463473, 0.9935422128185210,
                      0.9729381740146088, 1.0656233548975751, 1.1894160644509413, 1.1778088969139917,
                      1.0759432045281803, 0.9127839954606269, 0.7809342299617069, 0.9091632300065051}));
    QVERIFY(!seasonalFigure(std::span(traffic).first(23), 12, SeasonKind::Additive));
    QVERIFY(!seasonalFigure(std::vector<double>(24, 0.0), 12, SeasonKind::Multiplicative));
}

QTEST_APPLESS_MAIN(OptimiseTest)
#include "optimise_test.moc"
