#include "core/forecasting/theta.h"
#include "core/forecasting/theta_fit.h"
#include "tests/core/forecasting/oracle_file.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace planwright;
using namespace planwright::forecasting;

namespace {

double relativeError(double ours, double theirs) {
    return std::abs(ours - theirs) / std::max(1e-12, std::abs(theirs));
}

struct Kind {
    const char* name;
    ThetaLine line;
};
constexpr std::array kinds{Kind{"dynamic", ThetaLine::Learning}, Kind{"standard", ThetaLine::Fixed}};

std::vector<double> withoutSeason(const nlohmann::json& theirs) {
    auto months = theirs.at("months").get<std::vector<double>>();
    const auto figure = theirs.at("figure").get<std::vector<double>>();
    const bool ratios = theirs.at("form").get<std::string>() == "ratios";
    for (std::size_t t = 0; t < months.size() && !figure.empty(); ++t)
        months[t] = ratios ? months[t] / figure[t % figure.size()] : months[t] - figure[t % figure.size()];
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
    void forecastsEqualStatsforecast();
    void seasonalMonthsWithZeros();
    void refusesForeignParameters();
};

void ThetaTest::recursionEqualsStatsforecast() {
    const auto all = testing::oracle("theta_oracle.json");
    QVERIFY(all.size() > 250);
    for (const auto& series : all) {
        const auto months = withoutSeason(series);
        const auto figure = series.at("figure").get<std::vector<double>>();
        const bool ratios = series.at("form").get<std::string>() == "ratios";
        for (const auto& kind : kinds) {
            const auto& theirs = series.at(kind.name);
            const auto numbers = numbersOf(theirs);
            QVERIFY(relativeError(thetaMeanSquare(kind.line, numbers, months), theirs.at("mean_square")) < 1e-8);
            const auto forecast = thetaForecast(kind.line, numbers, months, 12);
            for (std::size_t h = 0; h < forecast.size(); ++h) {
                const double season = figure.empty() ? 0 : figure[(months.size() + h) % figure.size()];
                const double ours = ratios ? forecast[h] * season : forecast[h] + season;
                QVERIFY(relativeError(ours, theirs.at("forecast").at(h)) < 1e-9);
            }
        }
    }
}

void ThetaTest::searchIsAsGoodOrBetter() {
    const auto all = testing::oracle("theta_oracle.json");
    for (const auto& kind : kinds) {
        for (const auto& series : all) {
            const auto months = withoutSeason(series);
            const auto numbers = fitTheta(kind.line, months);
            QVERIFY(numbers.alpha >= 0.1 && numbers.alpha <= 0.99 && numbers.weight >= 0 && numbers.weight <= 1);
            QVERIFY(kind.line == ThetaLine::Learning || numbers.weight == 0.5);
            QVERIFY2(thetaMeanSquare(kind.line, numbers, months) <=
                         series.at(kind.name).at("mean_square").get<double>() * (1 + 1e-9),
                     series.at("name").get<std::string>().c_str());
        }
    }
}

void ThetaTest::seasonIsTheSame() {
    for (const auto& series : testing::oracle("theta_oracle.json")) {
        const auto months = series.at("months").get<std::vector<double>>();
        const auto figure = series.at("figure").get<std::vector<double>>();
        for (const auto& method : {makeTheta(series.at("period")), makeStandardTheta(series.at("period"))}) {
            const auto parameters = method->estimate({Month(2020, 1), months}).value();
            QCOMPARE(parameters.form, series.at("form").get<std::string>());
            QCOMPARE(parameters.values.size(), 3 + figure.size());
            for (std::size_t s = 0; s < figure.size(); ++s)
                QVERIFY(relativeError(parameters.values[3 + s], figure[s]) < 1e-9);
        }
    }
}

// A year's forecasts to 1e-3, or from a lower mean square: its simplex often stops short of the least one.
void ThetaTest::forecastsEqualStatsforecast() {
    const auto all = testing::oracle("theta_oracle.json");
    for (const auto& kind : kinds) {
        int equal = 0;
        for (const auto& series : all) {
            const auto months = series.at("months").get<std::vector<double>>();
            const std::size_t period = series.at("period");
            const auto method = kind.line == ThetaLine::Fixed ? makeStandardTheta(period) : makeTheta(period);
            const MonthlySums sums{Month(2020, 1), months};
            const auto parameters = method->estimate(sums).value();
            const auto forecast = method->forecast(parameters, sums, 12).value();
            const auto& theirs = series.at(kind.name);
            double distance = 0;
            double size = 0;
            for (std::size_t h = 0; h < forecast.size(); ++h) {
                const double other = theirs.at("forecast").at(h);
                distance = std::max(distance, std::abs(forecast[h] - other));
                size += std::abs(other) / 12;
            }
            const ThetaNumbers numbers{parameters.values[0], parameters.values[1], parameters.values[2]};
            const bool lower =
                thetaMeanSquare(kind.line, numbers, withoutSeason(series)) < theirs.at("mean_square").get<double>();
            QVERIFY2(distance < 1e-3 * size || lower, series.at("name").get<std::string>().c_str());
            equal += distance < 1e-3 * size ? 1 : 0;
        }
        qInfo("%s: %d of %d as statsforecast, the others fit better", kind.name, equal, static_cast<int>(all.size()));
        QVERIFY(equal * 10 > static_cast<int>(all.size()) * 8);
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
