#include "core/base/hash.h"
#include "core/features/day_features.h"
#include "core/forecasting/xgb/base64.h"
#include "core/forecasting/xgb/contributions.h"
#include "tests/core/forecasting/oracle_file.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace planwright;
using namespace planwright::forecasting;

/// What each column adds to a booster's score.
class ContributionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theyAreShapleysValues();
    void theyAddUpToThePrediction();
    void everyColumnIsAboutSomething();

private:
    const nlohmann::json m_oracle = testing::oracle("contributions_oracle.json");
    [[nodiscard]] Booster booster() const;
    [[nodiscard]] std::vector<float> rows() const;
};

Booster ContributionsTest::booster() const {
    const auto bytes = fromBase64(m_oracle.at("ubj").get<std::string>());
    return *Booster::load(*bytes, sha256Hex(*bytes));
}

std::vector<float> ContributionsTest::rows() const {
    std::vector<float> cells;
    for (const auto& row : m_oracle.at("rows"))
        for (const auto& cell : row)
            cells.push_back(cell.is_null() ? std::numeric_limits<float>::quiet_NaN() : cell.get<float>());
    return cells;
}

// XGBoost works in floats: 2e-5, as the script's own check.
void ContributionsTest::theyAreShapleysValues() {
    const auto trees = booster();
    const auto all = *trees.contributions(rows());
    const auto scores = *trees.predict(rows());
    const auto width = trees.columns() + 1;
    QCOMPARE(trees.columns(), m_oracle.at("columns").get<std::size_t>());
    for (std::size_t row = 0; row < scores.size(); ++row) {
        QVERIFY(std::abs(scores[row] - m_oracle.at("scores")[row].get<double>()) < 1e-6);
        for (std::size_t c = 0; c < trees.columns(); ++c)
            QVERIFY(std::abs(all[row * width + c] - m_oracle.at("contributions")[row][c].get<double>()) < 2e-5);
    }
}

void ContributionsTest::theyAddUpToThePrediction() {
    const auto trees = booster();
    const auto all = *trees.contributions(rows());
    const auto scores = *trees.predict(rows());
    const auto width = trees.columns() + 1;
    QCOMPARE(all.size(), scores.size() * width);
    for (std::size_t row = 0; row < scores.size(); ++row) {
        const auto own = std::span(all).subspan(row * width, width);
        QVERIFY(std::abs(std::accumulate(own.begin(), own.end(), 0.0) - scores[row]) < 1e-12);
        // The bias is the trees' mean, the same for all rows but for the rounding that it takes up.
        QVERIFY(std::abs(own.back() - all[width - 1]) < 1e-5);
    }
    QVERIFY(!trees.contributions(std::vector<float>(3, 0.0F)));
}

// A new column has to be sorted in (contributions.cpp), or its share would be told as "the model as a whole".
void ContributionsTest::everyColumnIsAboutSomething() {
    for (const auto name : features::dayFeatureNames)
        QVERIFY2(kindOfDayFeature(name) != PartKind::Fitted, name.data());
    QCOMPARE(kindOfDayFeature("portfolio 7 / 30 days"), PartKind::Portfolio);
    QCOMPARE(kindOfDayFeature("7 / 30 days"), PartKind::RecentSales);
    QCOMPARE(kindOfDayFeature("orders, 30 / 90 days"), PartKind::Customers);
    QCOMPARE(kindOfDayFeature("nothing that is known"), PartKind::Fitted);
    constexpr std::array kinds{PartKind::Price, PartKind::Calendar, PartKind::Price};
    const auto parts = byKind(std::array{1.0, 2.0, 4.0, 8.0}, kinds);
    QCOMPARE(parts[PartKind::Price], 5.0);
    QCOMPARE(parts[PartKind::Calendar], 2.0);
    QCOMPARE(parts[PartKind::UsualStep], 8.0);
}

QTEST_APPLESS_MAIN(ContributionsTest)
#include "contributions_test.moc"
