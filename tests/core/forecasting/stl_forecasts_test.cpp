#include "core/forecasting/ets.h"
#include "core/forecasting/ets_fit.h"
#include "core/forecasting/stl_forecasts.h"
#include "core/forecasting/theta.h"
#include "core/stats/stl.h"
#include "tests/core/forecasting/oracle_file.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace planwright;
using namespace planwright::forecasting;

namespace {

double largestGap(const std::vector<double>& ours, const nlohmann::json& theirs) {
    double gap = 0;
    for (std::size_t t = 0; t < ours.size(); ++t)
        gap = std::max(gap, std::abs(ours[t] - theirs.at(t).get<double>()));
    return gap;
}

std::vector<double> askedAgain(const MonthlyMethod& method, const std::vector<double>& values, int horizon) {
    const MonthlySums sums{Month(2020, 1), values};
    return method.forecast(method.estimate(sums).value(), sums, horizon).value();
}

/// Of our numbers on R's seasonally adjusted series.
double aiccOf(const nlohmann::json& series, const MonthlyParameters& parameters) {
    auto adjusted = series.at("values").get<std::vector<double>>();
    for (std::size_t t = 0; t < adjusted.size(); ++t)
        adjusted[t] = (series.at("logs").get<bool>() ? std::log(adjusted[t]) : adjusted[t]) -
                      series.at("season").at(t).get<double>();
    const auto form = EtsForm::parse(parameters.form.substr(parameters.form.rfind(' ') + 1)).value();
    EtsRecursion recursion(form, adjusted, 1);
    const auto& v = parameters.values;
    const auto n = static_cast<double>(adjusted.size());
    const auto k = static_cast<double>(form.parameterCount());
    const double mean = v.size() > 5 ? v[5] : 0; // taken off before the logarithms were smoothed
    return recursion.run({v[0], v[1], 0, v[2], v[3] + mean, v[4], {}}) + 2 * k + 2 * k * (k + 1) / (n - k - 1);
}

std::vector<double> growingYears(std::size_t months) {
    std::vector<double> values;
    for (std::size_t t = 0; t < months; ++t) {
        const auto x = static_cast<double>(t);
        values.push_back(std::exp(3 + 0.01 * x) * (1 + 0.4 * std::sin(x * 0.5235987755982988)));
    }
    return values;
}

} // namespace

class StlForecastsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decompositionEqualsR();
    void forecastsEqualR();
    void seasonsAndGrowthGoOn();
    void unitsDoNotMatter();
    void shortSeriesHaveNoSeason();
    void flatSeries();
    void refusesWhatItCannotFollow();
};

void StlForecastsTest::decompositionEqualsR() {
    for (const auto& series : testing::oracle("stl_oracle.json")) {
        auto values = series.at("values").get<std::vector<double>>();
        double size = 0;
        for (auto& value : values) {
            value = series.at("logs").get<bool>() ? std::log(value) : value;
            size = std::max(size, std::abs(value));
        }
        const auto parts = stats::seasonAndTrend(values, series.at("period"), 11);
        QVERIFY2(largestGap(parts.season, series.at("season")) < 1e-9 * size,
                 series.at("name").get<std::string>().c_str());
        QVERIFY(largestGap(parts.trend, series.at("trend")) < 1e-9 * size);
    }
}

// Equal to 1e-3, or our form has the lower AICc: R's search of 2,000 steps often ends before the growth of logarithms,
// which is small, is found.
void StlForecastsTest::forecastsEqualR() {
    int equal = 0;
    const auto all = testing::oracle("stl_oracle.json");
    for (const auto& series : all) {
        const auto values = series.at("values").get<std::vector<double>>();
        const auto theirs = series.at("forecast").get<std::vector<double>>();
        const auto method = makeStlEts(series.at("period"));
        const MonthlySums sums{Month(2020, 1), values};
        const auto parameters = method->estimate(sums).value();
        const auto ours = method->forecast(parameters, sums, static_cast<int>(theirs.size())).value();
        double size = 0;
        for (const double value : theirs)
            size += std::abs(value) / static_cast<double>(theirs.size());
        const bool same = largestGap(ours, theirs) < 1e-3 * size;
        equal += same ? 1 : 0;
        QVERIFY2(same || aiccOf(series, parameters) < series.at("aicc").get<double>(),
                 series.at("name").get<std::string>().c_str());
    }
    qInfo("%d of %d forecast as R does, the others are likelier", equal, static_cast<int>(all.size()));
    QVERIFY(equal * 3 > static_cast<int>(all.size()) * 2);
}

void StlForecastsTest::seasonsAndGrowthGoOn() {
    const auto all = growingYears(72);
    const std::vector<double> known(all.begin(), all.begin() + 60);
    for (const auto& method : {makeStlEts(), makeStlTheta()}) {
        const auto forecast = askedAgain(*method, known, 12);
        for (std::size_t h = 0; h < 12; ++h)
            QVERIFY(std::abs(forecast[h] / all[60 + h] - 1) < 0.02);
    }
}

void StlForecastsTest::unitsDoNotMatter() {
    auto values = growingYears(50);
    values[20] *= 1.7;
    const auto plain = askedAgain(*makeStlEts(), values, 6);
    for (const double unit : {1e-9, 3.7, 1e12}) {
        auto scaled = values;
        for (auto& value : scaled)
            value *= unit;
        const auto forecast = askedAgain(*makeStlEts(), scaled, 6);
        for (std::size_t h = 0; h < 6; ++h)
            QVERIFY(std::abs(forecast[h] / (plain[h] * unit) - 1) < 1e-9);
    }
}

void StlForecastsTest::shortSeriesHaveNoSeason() {
    const auto form = [](const std::vector<double>& values) {
        return makeStlEts()->estimate({Month(2020, 1), values}).value().form;
    };
    QVERIFY(form(growingYears(25)).find("log season") == 0);
    auto withZero = growingYears(30);
    withZero[7] = 0;
    QVERIFY(form(withZero).find("season") == 0);
    for (const std::size_t months : {7U, 23U, 24U}) {
        QCOMPARE(askedAgain(*makeStlEts(), growingYears(months), 3), askedAgain(*makeEts(), growingYears(months), 3));
        QCOMPARE(askedAgain(*makeStlTheta(), growingYears(months), 3),
                 askedAgain(*makeTheta(), growingYears(months), 3));
    }
    QCOMPARE(askedAgain(*makeStlEts(1), growingYears(60), 3), askedAgain(*makeEts(1), growingYears(60), 3));
}

void StlForecastsTest::flatSeries() {
    for (const std::size_t months : {5U, 24U, 40U})
        for (const double forecast : askedAgain(*makeStlEts(), std::vector<double>(months, 7.0), 12))
            QVERIFY(std::abs(forecast - 7) < 1e-6);
}

void StlForecastsTest::refusesWhatItCannotFollow() {
    const auto method = makeStlEts();
    const auto values = growingYears(30);
    const MonthlySums sums{Month(2020, 1), values};
    for (const auto& parameters :
         {MonthlyParameters{"log season AAN", {}, {}}, MonthlyParameters{"log season AAN", {1, 2}, {}},
          MonthlyParameters{"AAA", {.5, .1, 1, 1, 1}, {}}, MonthlyParameters{"log log ANN", {.5, .1, 1, 1, 1, 1}, {}},
          MonthlyParameters{"plain", {.5, .1, 1, 1, 1}, {}}})
        QVERIFY(method->forecast(parameters, sums, 1).error().code() == ErrorCode::InvalidArgument);
    const std::vector<double> brief(values.begin(), values.begin() + 20);
    const auto learnt = method->estimate(sums).value();
    QVERIFY(method->forecast(learnt, {Month(2020, 1), brief}, 1).error().code() == ErrorCode::InvalidArgument);
    auto returned = values;
    returned.push_back(-5);
    QVERIFY(method->forecast(learnt, {Month(2020, 1), returned}, 1).error().code() == ErrorCode::NumericalFailure);
}

QTEST_APPLESS_MAIN(StlForecastsTest)
#include "stl_forecasts_test.moc"
