#include "core/forecasting/ets.h"
#include "core/forecasting/intermittent.h"
#include "core/forecasting/own_unit.h"
#include "core/forecasting/stl_forecasts.h"
#include "core/forecasting/theta.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::forecasting;

namespace {

double uniform() {
    return static_cast<double>(*rc::gen::inRange(0, 1'000'000)) / 1'000'000;
}

/// Constant, one spike, many zeros, returns, growth without end, a step, a season, decay: none of them kind to a
/// search.
std::vector<double> hostileMonths() {
    const auto kind = *rc::gen::inRange(0, 8);
    const auto count = *rc::gen::inRange(7, 70);
    const double size = std::exp(6 * uniform());
    std::vector<double> months;
    for (int t = 0; t < count; ++t) {
        const std::array<double, 8> values{size,
                                           t == count / 2 ? 1e9 : 1,
                                           uniform() < 0.3 ? size * uniform() : 0,
                                           size * (uniform() - 0.4),
                                           size * std::exp(0.3 * t * uniform()),
                                           t < count / 2 ? size : 10 * size,
                                           size * (1.2 + std::sin(t * 0.5236)),
                                           size * std::pow(0.5, t)};
        months.push_back(values[static_cast<std::size_t>(kind)]);
    }
    months[0] = months[0] == 0 ? size : months[0];
    return months;
}

std::vector<double> nextYear(const MonthlyMethod& method, const std::vector<double>& months) {
    const MonthlySums sums{Month(2020, 1), months};
    const auto parameters = method.estimate(sums);
    return method.forecast(parameters.value(), sums, 12).value();
}

} // namespace

class OwnUnitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noTraceOfTheUnit();
    void unitsScaleForecasts();
};

void OwnUnitTest::noTraceOfTheUnit() {
    QCOMPARE(rounded(0), 0.0);
    QCOMPARE(rounded(-1.5e-300), -1.5e-300);
    QVERIFY(rounded(0.1) != 0.1 && std::abs(rounded(0.1) / 0.1 - 1) < 1e-9);
    QCOMPARE(inOwnUnit(std::vector<double>{3 * 0.7, -5 * 0.7, 0}).months,
             inOwnUnit(std::vector<double>{3, -5, 0}).months);
    QCOMPARE(inOwnUnit(std::vector<double>{0, 0}).months, (std::vector<double>{0, 0}));
}

void OwnUnitTest::unitsScaleForecasts() {
    for (const auto& method : {makeEts(), makeEtsOnLogarithms(), makeStlEts(), makeStlTheta(), makeTheta(),
                               makeStandardTheta(), makeTsb(), makeCrostonSba()})
        QVERIFY2(rc::check("forecasts scale with the unit",
                           [&method] {
                               const auto months = hostileMonths();
                               const double unit = *rc::gen::element(1e-9, 3.7, 1e12);
                               auto scaled = months;
                               for (auto& month : scaled)
                                   month *= unit;
                               const auto forecast = nextYear(*method, months);
                               const auto other = nextYear(*method, scaled);
                               double size = 1e-6 * inOwnUnit(months).unit; // less than that is 0 with noise
                               for (const double value : forecast)
                                   size = std::max(size, std::abs(value));
                               for (std::size_t h = 0; h < forecast.size(); ++h)
                                   RC_ASSERT(std::abs(other[h] / unit - forecast[h]) <= 1e-9 * size);
                           }),
                 std::string(method->name()).c_str());
}

QTEST_APPLESS_MAIN(OwnUnitTest)
#include "own_unit_test.moc"
