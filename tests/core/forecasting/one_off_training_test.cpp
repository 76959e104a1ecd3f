#include "core/features/one_offs.h"
#include "core/forecasting/trained_model.h"
#include "tests/core/forecasting/sample_panel.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <algorithm>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

constexpr std::size_t hit = 1; ///< the category with the one-off

Catalog realCatalog() {
    Catalog catalog;
    addStatisticalForecasters(catalog);
    return catalog;
}

/// Three years, with a day of fifty usual ones in the second July.
data::Panel panelWithOneOff() {
    auto panel = noisyPanel(2, 36, 4);
    setDay(panel, hit, Date(2021, 7, 12) - panel.firstDay, 900);
    return panel;
}

std::vector<BacktestForecast> forecastsOf(const BacktestResult& result, const std::string& model) {
    std::vector<BacktestForecast> forecasts;
    std::ranges::copy_if(result.forecasts, std::back_inserter(forecasts),
                         [&](const auto& forecast) { return forecast.model == model; });
    return forecasts;
}

} // namespace

/// What models learn from on one-off days, and what they are scored against.
class OneOffTrainingTest : public QObject {
    Q_OBJECT

private:
    data::Panel m_panel = panelWithOneOff();
    features::HistoryCorrections m_corrections;
    TrainingResult m_plain, m_corrected;

    [[nodiscard]] Result<TrainingResult>
    train(const data::Panel& panel, const features::HistoryCorrections& corrections, unsigned threads = 2) const {
        RunContext context;
        context.threads = threads;
        return forecasting::train(panel, data::Measure::Units, realCatalog(), {12, 3, {}}, context, corrections);
    }

private Q_SLOTS:
    void initTestCase();
    void scoresAgainstWhatWasSold() const;
    void learnsFromTheUsualDay();
    void tellsLastMonthAsItWas();
    void aPastOriginSeesNothingOfTheFuture();
    void sameAtAnyThreadCount();
};

void OneOffTrainingTest::initTestCase() {
    const Date day(2021, 7, 12);
    const std::vector<features::OneOff> oneOffs{{m_panel.categories[hit], day, day}};
    m_corrections = features::correctOneOffs(m_panel, oneOffs).corrections;
    QCOMPARE(m_corrections.days.size(), std::size_t{1});
    auto plain = train(m_panel, {});
    auto corrected = train(m_panel, m_corrections);
    VERIFY_RESULT(plain);
    VERIFY_RESULT(corrected);
    m_plain = std::move(*plain);
    m_corrected = std::move(*corrected);
}

void OneOffTrainingTest::scoresAgainstWhatWasSold() const {
    const auto plain = forecastsOf(m_plain.backtest, "seasonal_naive");
    const auto corrected = forecastsOf(m_corrected.backtest, "seasonal_naive");
    QVERIFY(!plain.empty() && plain.size() == corrected.size());
    for (std::size_t i = 0; i < plain.size(); ++i)
        QCOMPARE(corrected[i].actual, plain[i].actual);
}

void OneOffTrainingTest::learnsFromTheUsualDay() {
    const auto& day = m_corrections.days.front();
    const auto lowered = 900 - Quantity::fromRaw(day.units).toDouble();
    QVERIFY(lowered > 850);
    const auto plain = forecastsOf(m_plain.backtest, "seasonal_naive");
    const auto corrected = forecastsOf(m_corrected.backtest, "seasonal_naive");
    // July 2021 is a target of no origin that is reported; a year later it is what the naive rule repeats.
    int repeated = 0;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const bool repeats = plain[i].category == m_panel.categories[hit] && plain[i].month == Month(2022, 7);
        repeated += repeats ? 1 : 0;
        QVERIFY(std::abs(plain[i].mean - corrected[i].mean - (repeats ? lowered : 0)) < 1e-9);
    }
    QCOMPARE(repeated, 3);
    RunContext context;
    const auto before = forecast(*m_plain.model, m_panel, 3, context);
    const auto after = forecast(*m_corrected.model, m_panel, 3, context, m_corrections);
    QVERIFY(before && after);
    const auto& first = before->months[0].categories[hit];
    const auto& second = after->months[0].categories[hit];
    QCOMPARE(before->months[0].categories[0].lastMonth, after->months[0].categories[0].lastMonth);
    QVERIFY(*second.volatility < *first.volatility);
}

void OneOffTrainingTest::tellsLastMonthAsItWas() {
    auto panel = noisyPanel(2, 30, 5);
    const auto day = panel.lastCompleteMonth.lastDay() - 3;
    setDay(panel, hit, day - panel.firstDay, 900);
    const std::vector<features::OneOff> oneOffs{{panel.categories[hit], day, day}};
    const auto corrections = features::correctOneOffs(panel, oneOffs).corrections;
    const auto plain = train(panel, {});
    const auto corrected = train(panel, corrections);
    QVERIFY(plain && corrected);
    RunContext context;
    const auto before = forecast(*plain->model, panel, 1, context);
    const auto after = forecast(*corrected->model, panel, 1, context, corrections);
    QVERIFY(before && after);
    const auto &first = before->months[0], &second = after->months[0];
    QCOMPARE(second.categories[hit].lastMonth, first.categories[hit].lastMonth);
    QCOMPARE(second.total.lastMonth, first.total.lastMonth);
    // What is repeated from the last 30 days is no longer the one-off.
    QVERIFY(second.categories[hit].demand.mean < first.categories[hit].demand.mean);
    QVERIFY(*second.categories[hit].delta < *first.categories[hit].delta);
}

void OneOffTrainingTest::aPastOriginSeesNothingOfTheFuture() {
    const auto origin = Month(2022, 8);
    auto other = m_panel;
    SplitMix64 random(9);
    for (auto day = origin.lastDay() + 1; day <= other.lastDay(); day = day + 1)
        for (std::size_t c = 0; c < other.categories.size(); ++c)
            setDay(other, c, day - other.firstDay, std::floor(500 * random.uniform()));
    const std::vector<features::OneOff> oneOffs{{m_panel.categories[hit], Date(2021, 7, 12), Date(2021, 7, 12)},
                                                {m_panel.categories[hit], Date(2022, 8, 25), Date(2022, 9, 10)}};
    const auto here = train(m_panel, features::correctOneOffs(m_panel, oneOffs).corrections);
    const auto there = train(other, features::correctOneOffs(other, oneOffs).corrections);
    QVERIFY(here && there);
    int compared = 0;
    for (const auto& forecast : here->backtest.forecasts) {
        if (forecast.origin > origin)
            continue;
        const auto same = std::ranges::find_if(there->backtest.forecasts, [&](const BacktestForecast& one) {
            return one.model == forecast.model && one.category == forecast.category && one.origin == forecast.origin &&
                   one.horizon == forecast.horizon;
        });
        QVERIFY(same != there->backtest.forecasts.end());
        QCOMPARE(same->mean, forecast.mean);
        ++compared;
    }
    QVERIFY(compared > 100);
}

void OneOffTrainingTest::sameAtAnyThreadCount() {
    const auto bytes = serialize(*m_corrected.model);
    QVERIFY(bytes != serialize(*m_plain.model));
    for (const unsigned threads : {1U, 4U}) {
        const auto again = train(m_panel, m_corrections, threads);
        QVERIFY(again && serialize(*again->model) == bytes);
    }
}

QTEST_APPLESS_MAIN(OneOffTrainingTest)
#include "one_off_training_test.moc"
