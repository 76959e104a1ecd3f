#include "core/forecasting/explain/similar_months.h"
#include "core/forecasting/trained_model.h"
#include "tests/core/forecasting/oracle_file.h"
#include "tests/core/forecasting/sample_panel.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <string>
#include <vector>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

/// What came in similar months.
class SimilarMonthsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sentencesOfSimilarMonths();
    void nearestRowsAreThoseOfScikitLearn();
    void similarMonthsAreOfThePast();
    void similarMonthsFindTheSameSeason();
    void tooFewPastMonthsAreSaid();

private:
    data::Panel m_panel = noisyPanel(4, 31, 3);
    TrainingResult m_now;
    ForecastSet m_set;
};

void SimilarMonthsTest::initTestCase() {
    Catalog catalog;
    addStatisticalForecasters(catalog);
    m_now = *train(m_panel, data::Measure::Units, catalog, {12, 3, {"ets", "theta"}}, {});
    m_set = *forecast(*m_now.model, m_panel, 3, {});
}

void SimilarMonthsTest::sentencesOfSimilarMonths() {
    const auto said = [](std::vector<double> actuals, data::Measure measure = data::Measure::Units) {
        std::vector<SimilarMonth> months;
        for (const auto actual : actuals)
            months.push_back({"Toys", {}, {}, 100, actual, 0});
        return similarSentence(months, measure);
    };
    QCOMPARE(said({100, 88, 104, 109, 95}),
             std::string("In the 5 most similar months sales came in between 12 % below and 9 % above the forecast."));
    QCOMPARE(said({88, 97, 95}),
             std::string("In the 3 most similar months sales came in between 3 % and 12 % below the forecast."));
    QCOMPARE(said({103, 112, 105}),
             std::string("In the 3 most similar months sales came in between 3 % and 12 % above the forecast."));
    QCOMPARE(said({100, 99.6, 91}),
             std::string("In the 3 most similar months sales came in at the forecast or up to 9 % below it."));
    QCOMPARE(said({100, 112}, data::Measure::Revenue),
             std::string("In the 2 most similar months revenue came in at the forecast or up to 12 % above it."));
    QCOMPARE(said({103, 103}), std::string("In the 2 most similar months sales came in 3 % above the forecast."));
    QCOMPARE(said({100, 100.2}), std::string("In the 2 most similar months sales came in as forecast."));
}

void SimilarMonthsTest::nearestRowsAreThoseOfScikitLearn() {
    for (const auto& one : testing::oracle("similar_months_oracle.json")) {
        std::vector<double> rows;
        for (const auto& row : one.at("rows"))
            for (const auto& value : row)
                rows.push_back(value.get<double>());
        const auto groups = one.at("groups").get<std::vector<std::size_t>>();
        for (std::size_t q = 0; q < one.at("queries").size(); ++q) {
            const auto query = one.at("queries")[q].get<std::vector<double>>();
            const auto nearest = nearestRows(rows, query, groups, 5);
            const auto& expected = one.at("nearest")[q];
            QCOMPARE(nearest.size(), expected.size());
            for (std::size_t i = 0; i < nearest.size(); ++i) {
                QCOMPARE(nearest[i].row, expected[i].at("row").get<std::size_t>());
                // "brute" expands the square of the difference.
                QVERIFY(std::abs(nearest[i].distance - expected[i].at("distance").get<double>()) < 1e-6);
            }
        }
    }
}

void SimilarMonthsTest::similarMonthsAreOfThePast() {
    const auto similar = *similarMonths(m_panel, data::Measure::Units, {}, m_set, m_now.backtest.forecasts);
    for (std::size_t m = 0; m < similar.size(); ++m)
        for (const auto& category : similar[m]) {
            QCOMPARE(category.months.size(), mostSimilarMonths);
            QVERIFY(category.sentence.starts_with("In the 5 most similar months"));
            std::set<Month> origins;
            double distance = 0;
            for (const auto& month : category.months) {
                QVERIFY(month.month <= m_set.lastCompleteMonth);
                QCOMPARE(month.month - month.origin, m_set.months[m].horizon);
                QVERIFY(origins.insert(month.origin).second);
                QVERIFY(month.distance >= distance);
                distance = month.distance;
                const auto past = std::ranges::find_if(m_now.backtest.forecasts, [&](const auto& forecast) {
                    return forecast.model == "auto" && forecast.category == month.category &&
                           forecast.origin == month.origin && forecast.month == month.month;
                });
                QVERIFY(past != m_now.backtest.forecasts.end());
                QVERIFY(past->mean == month.forecast && past->actual == month.actual);
            }
        }
}

// Where a category does the same every year, the same month of the year before is the nearest.
void SimilarMonthsTest::similarMonthsFindTheSameSeason() {
    auto yearly = emptyPanel(1, Month(2020, 1), 48);
    for (std::int32_t d = 0; d < yearly.dayCount; ++d) {
        const auto month = (yearly.firstDay + d).month().monthOfYear();
        setDay(yearly, 0, d, 20.0 + 3.0 * month * (month % 3) + d % 2);
    }
    std::vector<BacktestForecast> past;
    for (auto origin = Month(2021, 12); origin < yearly.lastCompleteMonth; origin = origin + 1)
        past.push_back({yearly.categories[0], origin, 1, origin + 1, 500, 400, {}, "auto"});
    ForecastSet set;
    set.lastCompleteMonth = yearly.lastCompleteMonth;
    set.months.push_back({yearly.lastCompleteMonth + 1, 1, {}, {}});
    const auto similar = similarMonths(yearly, data::Measure::Units, {}, set, past)->front().front();
    std::set<unsigned> nearest{similar.months[0].month.monthOfYear(), similar.months[1].month.monthOfYear()};
    QCOMPARE(nearest, std::set<unsigned>{1U}); // January 2022 and 2023
    QCOMPARE(similar.months[0].error(), .25);
}

void SimilarMonthsTest::tooFewPastMonthsAreSaid() {
    std::vector<BacktestForecast> past;
    std::ranges::copy_if(m_now.backtest.forecasts, std::back_inserter(past), [&](const BacktestForecast& forecast) {
        return forecast.origin >= m_panel.lastCompleteMonth - 2;
    });
    const auto similar = *similarMonths(m_panel, data::Measure::Units, {}, m_set, past);
    QVERIFY(similar[0][0].months.empty() && similar[0][0].sentence.empty());
    QCOMPARE(similar[0][0].reason, std::string("There are fewer than 3 past months with a forecast to compare with."));
    QVERIFY(similarMonths(m_panel, data::Measure::Units, {}, m_set, {})->front().front().months.empty());
}

QTEST_APPLESS_MAIN(SimilarMonthsTest)
#include "similar_months_test.moc"
