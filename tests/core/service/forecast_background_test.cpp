#include "core/service/forecast_background.h"
#include "core/service/forecast_service.h"
#include "core/service/import_service.h"
#include "core/service/plan.h"
#include "core/serving/forecast_from_bundle.h"
#include "tests/support/verify_result.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

using namespace planwright;
using namespace planwright::service;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// A bit over two years of sales, up to and with `last`.
std::string salesUpTo(Date last) {
    std::string text = "Date,Order,Qty,Price,Category\n";
    for (auto day = Date(2022, 1, 1); day <= last; day = day + 1)
        for (const char* category : {"Clocks", "Lamps", "Signs"})
            text += day.toString() + ",o" + day.toString() + category[0] + "," +
                    std::to_string(1 + (day.daysSinceEpoch() * 7 + category[0]) % 5 +
                                   static_cast<int>(day.month().monthOfYear() % 3)) +
                    ",1.50," + category + "\n";
    return text;
}

} // namespace

/// What stands behind the forecasts of a workspace: which earlier forecast they are compared with, and the document.
class ForecastBackgroundTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;
    std::unique_ptr<Workspace> m_workspace;
    TrainingOptions m_training{6, {"recent_days", "base", "ets", "theta"}, data::Measure::Units, std::nullopt};

    [[nodiscard]] fs::path root() const { return m_root.path().toStdString(); }
    void import(Date last);
    [[nodiscard]] Result<ForecastRun> explained() {
        return forecastMonths(*m_workspace, m_training, 3, RunContext(), Explaining::Yes);
    }

private Q_SLOTS:
    void initTestCase();
    void withoutAnEarlierTrainingItIsTheBacktests();
    void theDocumentHasIt();
    void theEarlierTrainingsForecastIsCompared();
    void thePlanSaysTheSame();
    void aBundleThatIsGoneIsPassedOver();
};

void ForecastBackgroundTest::import(Date last) {
    std::ofstream(root() / "events.csv") << salesUpTo(last);
    const auto change = *WorkspaceChange::begin(*m_workspace, RunContext());
    ImportOptions options;
    options.files = {root() / "events.csv"};
    VERIFY_RESULT(importFiles(*change, options, RunContext()));
    QVERIFY(change->commit());
}

void ForecastBackgroundTest::initTestCase() {
    m_workspace = *Workspace::openOrCreate(root() / "shop.planwright");
    import(Date(2024, 1, 31));
}

void ForecastBackgroundTest::withoutAnEarlierTrainingItIsTheBacktests() {
    const auto run = explained();
    VERIFY_RESULT(run);
    QCOMPARE(run->backgrounds.size(), std::size_t{3});
    const auto& before = run->backgrounds[0].total.changed.before;
    QVERIFY(before && before->source == forecasting::EarlierSource::Backtest);
    QCOMPARE(before->lastCompleteMonth, Month(2023, 12));
    QVERIFY(forecastMonths(*m_workspace, m_training, 3, RunContext())->backgrounds.empty()); // only if asked for
}

void ForecastBackgroundTest::theDocumentHasIt() {
    const auto run = explained();
    const auto document = json::parse(run->document);
    for (const auto* month : {&document, &document["horizons"][0], &document["horizons"][1]}) {
        auto all = (*month)["categories"];
        for (const auto& category : all) {
            QVERIFY(category["similar_months"]["months"].size() >= 3);
            QVERIFY(!category["similar_months"]["sentence"].get<std::string>().empty());
        }
        QVERIFY(!(*month)["total"].contains("similar_months"));
        all.push_back((*month)["total"]);
        for (const auto& one : all) {
            const auto& changed = one["what_changed"];
            QCOMPARE(changed["before"]["source"].get<std::string>(), std::string("backtest"));
            double sum = changed["before"]["units"].get<double>() + changed["difference"].get<double>();
            QVERIFY(std::abs(sum - one["mean"].get<double>()) <= 1e-9 * sum);
            for (const auto& step : changed["steps"])
                sum -= step["units"].get<double>();
            QVERIFY(std::abs(sum - changed["before"]["units"].get<double>()) <= 1e-9 * std::max(1.0, sum));
        }
    }
    QVERIFY(!json::parse(forecastMonths(*m_workspace, m_training, 1, RunContext())->document)["total"].contains(
        "what_changed"));
    // Nobody asked the workspace: the keys are left out, not guessed.
    const auto served = *currentModel(*m_workspace, m_training, RunContext());
    QVERIFY(serving::forecastDocument(served, run->forecast).find("what_changed") == std::string::npos);
}

void ForecastBackgroundTest::theEarlierTrainingsForecastIsCompared() {
    const auto then = forecastMonths(*m_workspace, m_training, 4, RunContext());
    VERIFY_RESULT(then);
    import(Date(2024, 2, 29));
    const auto run = explained();
    VERIFY_RESULT(run);
    for (std::size_t m = 0; m < 3; ++m)
        for (std::size_t c = 0; c < 3; ++c) {
            const auto& changed = run->backgrounds[m].categories[c].changed;
            QVERIFY(changed.before && changed.before->source == forecasting::EarlierSource::Training);
            QCOMPARE(changed.before->units, then->forecast.months[m + 1].categories[c].demand.mean);
            QVERIFY(changed.sentence.find("last month's forecast") != std::string::npos);
        }
    QVERIFY(run->document.find("\"source\":\"training\"") != std::string::npos);
    // Another measure was not forecast then.
    auto revenue = m_training;
    revenue.measure = data::Measure::Revenue;
    const auto money = forecastMonths(*m_workspace, revenue, 1, RunContext(), Explaining::Yes);
    QVERIFY(money->backgrounds[0].total.changed.before->source == forecasting::EarlierSource::Backtest);
}

void ForecastBackgroundTest::thePlanSaysTheSame() {
    RunContext threads;
    threads.threads = 4;
    const auto run = explained();
    const auto plan = loadPlan(*m_workspace, m_training, threads);
    VERIFY_RESULT(plan);
    const auto parts = explainForecast(**plan, threads);
    const auto behind = forecastBackground(**plan, threads);
    VERIFY_RESULT(behind);
    QCOMPARE(serving::forecastDocument(*(*plan)->served, (*plan)->forecast, *parts, *behind), run->document);
    const auto page = planReport(**plan, threads);
    VERIFY_RESULT(page);
    QVERIFY(page->find("What changed, and similar months, in figures") != std::string::npos);
    QVERIFY(page->find("Forecast after January 2024") != std::string::npos);
}

void ForecastBackgroundTest::aBundleThatIsGoneIsPassedOver() {
    const auto plan = loadPlan(*m_workspace, m_training, RunContext());
    QVERIFY(!(*plan)->earlierBundles.empty());
    for (const auto& bundle : (*plan)->earlierBundles)
        fs::remove_all(bundle);
    const auto behind = forecastBackground(**plan, RunContext());
    VERIFY_RESULT(behind);
    QVERIFY(behind->front().total.changed.before->source == forecasting::EarlierSource::Backtest);
}

QTEST_APPLESS_MAIN(ForecastBackgroundTest)
#include "forecast_background_test.moc"
