#include "core/forecasting/theta.h"
#include "core/forecasting/theta_fit.h"
#include "tests/core/forecasting/oracle_file.h"

#include <QTest>

#include <cmath>

using namespace planwright;
using namespace planwright::forecasting;

namespace {

double relativeError(double ours, double theirs) {
    return std::abs(ours - theirs) / std::max(1e-12, std::abs(theirs));
}

std::vector<double> withoutSeason(std::vector<double> months, const nlohmann::json& theirs) {
    const auto figure = theirs.at("figure").get<std::vector<double>>();
    for (std::size_t t = 0; t < months.size() && !figure.empty(); ++t)
        months[t] /= figure[t % 12];
    return months;
}

ThetaNumbers numbersOf(const nlohmann::json& theirs) {
    return {theirs.at("level"), theirs.at("alpha"), theirs.at("weight")};
}

} // namespace

class ThetaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recursionEqualsStatsforecast();
    void searchIsAsGoodOrBetter();
    void seasonIsTheSame();
    void seasonalMonthsWithZeros();
    void refusesForeignParameters();
};

void ThetaTest::recursionEqualsStatsforecast() {
    const auto series = testing::oracle("ets_oracle.json");
    const auto theirs = testing::oracle("theta_oracle.json");
    QCOMPARE(theirs.size(), series.size());
    for (std::size_t i = 0; i < theirs.size(); ++i) {
        const auto months = withoutSeason(series[i].at("months"), theirs[i]);
        const auto numbers = numbersOf(theirs[i]);
        QVERIFY(relativeError(thetaMeanSquare(numbers, months), theirs[i].at("mean_square")) < 1e-9);
        const auto figure = theirs[i].at("figure").get<std::vector<double>>();
        const auto forecast = thetaForecast(numbers, months, 12);
        for (std::size_t h = 0; h < forecast.size(); ++h) {
            const double season = figure.empty() ? 1 : figure[(months.size() + h) % 12];
            QVERIFY(relativeError(forecast[h] * season, theirs[i].at("forecast").at(h)) < 1e-9);
        }
    }
}

void ThetaTest::searchIsAsGoodOrBetter() {
    const auto series = testing::oracle("ets_oracle.json");
    const auto theirs = testing::oracle("theta_oracle.json");
    int close = 0;
    for (std::size_t i = 0; i < theirs.size(); ++i) {
        const auto months = withoutSeason(series[i].at("months"), theirs[i]);
        const auto numbers = fitTheta(months);
        QVERIFY(numbers.alpha >= 0.1 && numbers.alpha <= 0.99 && numbers.weight >= 0 && numbers.weight <= 1);
        QVERIFY2(thetaMeanSquare(numbers, months) <= theirs[i].at("mean_square").get<double>() * (1 + 1e-9),
                 theirs[i].at("name").get<std::string>().c_str());
        const double ours = thetaForecast(numbers, months, 1).front();
        close += relativeError(ours, thetaForecast(numbersOf(theirs[i]), months, 1).front()) < 0.01 ? 1 : 0;
    }
    qInfo("%d of %d forecast within 1 %% of statsforecast", close, static_cast<int>(theirs.size()));
    // Where its simplex stops short of the least squares the forecasts part.
    QVERIFY(close * 10 >= static_cast<int>(theirs.size()) * 9);
}

void ThetaTest::seasonIsTheSame() {
    const auto series = testing::oracle("ets_oracle.json");
    const auto theirs = testing::oracle("theta_oracle.json");
    for (std::size_t i = 0; i < theirs.size(); ++i) {
        const auto months = series[i].at("months").get<std::vector<double>>();
        const auto parameters = makeTheta()->estimate({Month(2020, 1), months}).value();
        QCOMPARE(parameters.form, theirs[i].at("form").get<std::string>());
        const auto figure = theirs[i].at("figure").get<std::vector<double>>();
        QCOMPARE(parameters.values.size(), 3 + figure.size());
        for (std::size_t s = 0; s < figure.size(); ++s)
            QVERIFY(relativeError(parameters.values[3 + s], figure[s]) < 1e-9);
    }
}

void ThetaTest::seasonalMonthsWithZeros() {
    std::vector<double> months;
    for (int t = 0; t < 48; ++t)
        months.push_back(t % 12 == 3 ? 0 : 10 + 8 * std::sin(t % 12) + t % 5);
    const auto theta = makeTheta();
    const auto parameters = theta->estimate({Month(2020, 1), months}).value();
    QCOMPARE(parameters.form, std::string("differences"));
    const auto forecast = theta->forecast(parameters, {Month(2020, 1), months}, 12).value();
    QVERIFY(std::abs(forecast.at(3)) < 3); // April again
    QVERIFY(forecast.at(1) > 12);
}

void ThetaTest::refusesForeignParameters() {
    const std::vector<double> months{1, 2, 3, 4, 5, 6, 7};
    for (const auto& parameters :
         {MonthlyParameters{"plain", {1, 2}, {}}, MonthlyParameters{"ratios", {1, 0.5, 0.5}, {}},
          MonthlyParameters{"MAdM", {1, 0.5, 0.5}, {}}})
        QVERIFY(makeTheta()->forecast(parameters, {Month(2020, 1), months}, 1).error().code() ==
                ErrorCode::InvalidArgument);
}

QTEST_APPLESS_MAIN(ThetaTest)
#include "theta_test.moc"
