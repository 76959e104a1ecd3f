#include "core/forecasting/ets.h"
#include "core/forecasting/ets_recursion.h"
#include "tests/core/forecasting/oracle_file.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace planwright;
using namespace planwright::forecasting;

namespace {

constexpr std::size_t ownNumbers = 6;

MonthlySums sums(const std::vector<double>& months) {
    return {Month(2020, 1), months};
}

double aiccOf(const std::vector<double>& months, const MonthlyParameters& parameters, std::size_t period) {
    auto logs = months;
    for (auto& value : logs)
        value = std::log(value);
    const auto form = EtsForm::parse(parameters.form.substr(4)).value();
    const auto& v = parameters.values;
    const auto n = static_cast<double>(logs.size());
    const auto k = static_cast<double>(form.parameterCount(period));
    EtsRecursion recursion(form, logs, period);
    return recursion.run({v[0], v[1], v[2], v[3], v[4] + v.back(), v[5], {v.begin() + ownNumbers, v.end() - 1}}) +
           2 * k + 2 * k * (k + 1) / (n - k - 1);
}

double distance(const std::vector<double>& ours, const nlohmann::json& theirs) {
    double largest = 0;
    double size = 0;
    for (std::size_t h = 0; h < ours.size(); ++h) {
        largest = std::max(largest, std::abs(ours[h] - theirs.at(h).get<double>()));
        size += std::abs(theirs.at(h).get<double>()) / static_cast<double>(ours.size());
    }
    return largest / size;
}

} // namespace

class LogMethodTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void etsEqualsR();
    void monthsWithoutLogarithms();
    void unitsDoNotMatter();
};

// ets(log(y), additive.only = TRUE): a year's forecasts to 1e-3, or a lower AICc, in 99 of 100.
void LogMethodTest::etsEqualsR() {
    int equal = 0;
    int better = 0;
    int all = 0;
    for (const auto& series : testing::oracle("ets_oracle.json")) {
        if (!series.contains("logs"))
            continue;
        ++all;
        const auto months = series.at("months").get<std::vector<double>>();
        const auto& theirs = series.at("logs");
        const auto method = makeEtsOnLogarithms(series.at("period"));
        const auto parameters = method->estimate(sums(months)).value();
        const auto forecast = method->forecast(parameters, sums(months), 12).value();
        const double gain = theirs.at("aicc").get<double>() - aiccOf(months, parameters, series.at("period"));
        const bool same = distance(forecast, theirs.at("forecast")) < 1e-3;
        equal += same ? 1 : 0;
        better += !same && gain > 0 ? 1 : 0;
        QVERIFY2(gain > -1, series.at("name").get<std::string>().c_str());
    }
    qInfo("%d series: %d forecast as R does, %d are likelier", all, equal, better);
    QVERIFY(all >= 200);
    QVERIFY((equal + better) * 100 >= all * 99);
}

void LogMethodTest::monthsWithoutLogarithms() {
    const auto method = makeEtsOnLogarithms();
    const std::vector<double> months{3, 5, 4, 6, 5, 7, 6, 8, 7, 9};
    auto withZero = months;
    withZero[4] = 0;
    QCOMPARE(method->estimate(sums(months)).value().form.substr(0, 4), std::string("log "));
    const auto plain = method->estimate(sums(withZero)).value();
    QCOMPARE(plain.form, makeEts()->estimate(sums(withZero)).value().form);
    QCOMPARE(method->forecast(plain, sums(withZero), 3).value(), makeEts()->forecast(plain, sums(withZero), 3).value());
    const std::vector<double> constant(20, 0.1);
    const auto flat = method->estimate(sums(constant)).value();
    QVERIFY(std::abs(method->forecast(flat, sums(constant), 1).value()[0] - 0.1) < 1e-9);
    const auto learnt = method->estimate(sums(months)).value();
    QVERIFY(method->forecast(learnt, sums(withZero), 1).error().code() == ErrorCode::NumericalFailure);
}

void LogMethodTest::unitsDoNotMatter() {
    const auto months = testing::oracle("ets_oracle.json").at(36).at("months").get<std::vector<double>>();
    const auto method = makeEtsOnLogarithms();
    const auto forecast = method->forecast(method->estimate(sums(months)).value(), sums(months), 3).value();
    for (const double unit : {1e-9, 3.7, 1e12}) {
        auto scaled = months;
        for (auto& month : scaled)
            month *= unit;
        const auto other = method->forecast(method->estimate(sums(scaled)).value(), sums(scaled), 3).value();
        for (std::size_t h = 0; h < 3; ++h)
            QVERIFY(std::abs(other[h] / (forecast[h] * unit) - 1) < 1e-9);
    }
}

QTEST_APPLESS_MAIN(LogMethodTest)
#include "log_method_test.moc"
