#include "core/forecasting/croston.h"
#include "core/forecasting/intermittent.h"
#include "tests/core/forecasting/oracle_file.h"

#include <QTest>

#include <cmath>

using namespace planwright;
using namespace planwright::forecasting;

namespace {

bool near(double ours, const nlohmann::json& theirs, double tolerance) {
    return std::abs(ours - theirs.get<double>()) <= tolerance * std::abs(theirs.get<double>());
}

double nextMonth(const MonthlyMethod& method, const std::vector<double>& months) {
    const MonthlySums sums{Month(2020, 1), months};
    return method.forecast(method.estimate(sums).value(), sums, 1).value().front();
}

} // namespace

class IntermittentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalStatsforecast();
    void correctionIsForIntermittentMonths();
    void stoppedSalesAreForgotten();
    void scaleDoesNotMatter();
    void refusesForeignParameters();
};

void IntermittentTest::equalStatsforecast() {
    const auto all = testing::oracle("croston_oracle.json");
    QVERIFY(all.size() >= 80);
    for (const auto& series : all) {
        const auto months = series.at("months").get<std::vector<double>>();
        QVERIFY(near(crostonMean(months, {0.1, 0.1}), series.at("classic"), 1e-12));
        QVERIFY(near(crostonSbaMean(months, {0.1, 0.1}), series.at("sba"), 1e-12));
        // Its search, like ours, ends within 1e-6 of the best rate.
        QVERIFY2(near(crostonMean(months, fitCroston(months)), series.at("optimized"), 1e-5),
                 series.at("name").get<std::string>().c_str());
        for (const auto& tsb : series.at("tsb"))
            QVERIFY(near(tsbMean(months, {tsb.at(0), tsb.at(1)}), tsb.at(2), 1e-12));
        const auto rates = fitTsb(months);
        QVERIFY(rates.size >= 0.1 && rates.size <= 0.3 && rates.timing >= 0.1 && rates.timing <= 0.3);
    }
}

void IntermittentTest::correctionIsForIntermittentMonths() {
    const std::vector<double> dense{5, 7, 6, 8, 5, 9, 6, 7};
    const std::vector<double> sparse{5, 0, 6, 0, 0, 9, 0, 7};
    QCOMPARE(nextMonth(*makeCrostonSba(), dense), crostonMean(dense, fitCroston(dense)));
    QCOMPARE(nextMonth(*makeTsb(), dense), crostonMean(dense, fitCroston(dense)));
    QCOMPARE(nextMonth(*makeCrostonSba(), sparse), crostonSbaMean(sparse, fitCroston(sparse)));
}

void IntermittentTest::stoppedSalesAreForgotten() {
    std::vector<double> months{4, 0, 6, 0, 5, 0, 6, 0, 4};
    const double before = nextMonth(*makeTsb(), months);
    months.insert(months.end(), 24, 0.0);
    QVERIFY(nextMonth(*makeTsb(), months) < 0.1 * before);
    QVERIFY(nextMonth(*makeTsb(), months) > 0);
    QVERIFY(nextMonth(*makeCrostonSba(), months) > 0.5 * before);
}

void IntermittentTest::scaleDoesNotMatter() {
    const std::vector<double> months{3, 0, 0, 5.5, 0, 4, -2, 0, 0, 7, 0, 1};
    auto scaled = months;
    for (auto& month : scaled)
        month *= 1e12;
    for (const auto& method : {makeTsb(), makeCrostonSba()})
        QVERIFY(std::abs(nextMonth(*method, scaled) / (1e12 * nextMonth(*method, months)) - 1) < 1e-9);
}

void IntermittentTest::refusesForeignParameters() {
    const std::vector<double> months{1, 0, 2};
    for (const auto& parameters : {MonthlyParameters{"tsb", {0.1}, {}}, MonthlyParameters{"ANN", {0.1, 0.1}, {}}})
        QVERIFY(makeTsb()->forecast(parameters, {Month(2020, 1), months}, 1).error().code() ==
                ErrorCode::InvalidArgument);
}

QTEST_APPLESS_MAIN(IntermittentTest)
#include "intermittent_test.moc"
