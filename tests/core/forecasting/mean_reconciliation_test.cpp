#include "core/forecasting/explain/explain_forecast.h"
#include "core/forecasting/explain/what_changed.h"
#include "core/forecasting/mean_reconciliation.h"
#include "core/forecasting/parents_run.h"
#include "core/forecasting/trained_model.h"
#include "tests/core/forecasting/fake_forecasters.h"
#include "tests/core/forecasting/sample_panel.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

/// Says the last month of what is large, and too much of what is small: only the categories' own forecasts are biased.
double wellOnlyIfLarge(const std::vector<double>& months, int) {
    return months.back() > 2500 ? months.back() : 1.15 * months.back();
}

/// The mean of all months.
double meanOf(const std::vector<double>& months, int) {
    double sum = 0;
    for (const auto month : months)
        sum += month;
    return sum / static_cast<double>(months.size());
}

Catalog catalogOf(const Rule& rule) {
    Catalog catalog;
    catalog.add(std::make_unique<FakeForecaster>("recent_days", Simplicity::ClosedForm, 1, rule));
    return catalog;
}

const std::map<std::string, std::string> tree{
    {"category 10", "left"}, {"category 11", "left"}, {"category 12", "right"}, {"category 13", "right"}};

BacktestOptions withTree() {
    BacktestOptions options;
    options.parents = tree;
    return options;
}

/// Four categories of the same size; parents of about 1,500 to 3,000 units a month.
data::Panel samplePanel(int months) {
    auto panel = emptyPanel(4, Month(2020, 1), months);
    SplitMix64 random(7);
    for (std::size_t c = 0; c < 4; ++c)
        for (auto month = panel.firstCompleteMonth; month <= panel.lastCompleteMonth; month = month + 1) {
            const double units = 700 + static_cast<double>(random.below(100));
            setDay(panel, c, month.firstDay() - panel.firstDay, std::floor(units));
        }
    return panel;
}

TrainingResult trained(const data::Panel& panel, const Catalog& catalog, unsigned threads = 1) {
    RunContext context;
    context.threads = threads;
    return train(panel, data::Measure::Units, catalog, withTree(), context).value();
}

double errorOf(const BacktestResult& backtest, const std::string& model) {
    return *std::ranges::find(backtest.summary, model, &BacktestSummary::model)->wape;
}

} // namespace

class MeanReconciliationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodTotalsMendTheirCategories();
    void nothingIsMovedWithoutEvidence();
    void theForecastIsTheBacktestsOwn();
    void savedAndRestoredAlike();
    void explanationsAddUp();
    void whatChangedBeginsWithTheForecastOfThen();
    void otherCategoriesAreTold();
};

void MeanReconciliationTest::goodTotalsMendTheirCategories() {
    const auto result = trained(samplePanel(48), catalogOf(wellOnlyIfLarge));
    QVERIFY(result.model->reconciliation != nullptr);
    QCOMPARE(QString::fromStdString(result.backtest.reconciled.method),
             QString::fromUtf8(reconciliationName(result.model->reconciliation->rule.method).data()));
    QVERIFY(result.model->reason.find("made to agree") != std::string::npos);
    QVERIFY2(errorOf(result.backtest, "auto") < .7 * errorOf(result.backtest, "recent_days"),
             qPrintable(QString::number(errorOf(result.backtest, "auto"))));
}

void MeanReconciliationTest::nothingIsMovedWithoutEvidence() {
    const auto result = trained(samplePanel(48), catalogOf(meanOf));
    QVERIFY(result.model->reconciliation == nullptr);
    QCOMPARE(result.backtest.reconciled.method, std::string("bottom_up"));
    QVERIFY(result.backtest.reconciled.reason.find("are added up") != std::string::npos);
}

// What is forecast after 46 months is what the backtest of 48 says was forecast then: nothing peeks, and serving does
// what the backtest does.
void MeanReconciliationTest::theForecastIsTheBacktestsOwn() {
    const auto catalog = catalogOf(wellOnlyIfLarge);
    const auto longer = trained(samplePanel(48), catalog, 3);
    auto panel = samplePanel(46);
    const auto longPanel = samplePanel(48);
    for (std::size_t c = 0; c < 4; ++c)
        for (std::int32_t d = 0; d < panel.dayCount; ++d)
            for (auto block : {&data::Panel::units, &data::Panel::revenue})
                (panel.*block)[c * static_cast<std::size_t>(panel.dayCount) + static_cast<std::size_t>(d)] =
                    (longPanel.*block)[c * static_cast<std::size_t>(longPanel.dayCount) + static_cast<std::size_t>(d)];
    const auto shorter = trained(panel, catalog);
    QVERIFY(shorter.model->reconciliation != nullptr);
    const auto set = forecast(*shorter.model, panel, 3, {}).value();
    int compared = 0;
    for (const auto& past : longer.backtest.forecasts) {
        if (past.model != "auto" || past.origin != panel.lastCompleteMonth)
            continue;
        const auto& month = set.months[static_cast<std::size_t>(past.horizon - 1)];
        const auto now = std::ranges::find(month.categories, past.category, &CategoryForecast::category);
        QCOMPARE(now->demand.mean, past.mean);
        ++compared;
    }
    QCOMPARE(compared, 8); // of two months that came
}

void MeanReconciliationTest::savedAndRestoredAlike() {
    const auto catalog = catalogOf(wellOnlyIfLarge);
    const auto panel = samplePanel(48);
    const auto result = trained(panel, catalog);
    const auto files = serialize(*result.model);
    const auto again = restore(files, catalog).value();
    QVERIFY(again->reconciliation != nullptr);
    QVERIFY(serialize(*again) == files);
    const auto a = forecast(*result.model, panel, 3, {}).value(), b = forecast(*again, panel, 3, {}).value();
    for (std::size_t h = 0; h < 3; ++h)
        for (std::size_t c = 0; c < 4; ++c)
            QCOMPARE(a.months[h].categories[c].demand.mean, b.months[h].categories[c].demand.mean);
    auto damaged = files;
    damaged["reconciliation.json"] = R"({"version":1,"rule":{"method":"ols","parents":{},"categories":["a"],)"
                                     R"("residuals":[{"rows":2,"values":[1]}]}})";
    QVERIFY(!restore(damaged, catalog));
}

void MeanReconciliationTest::explanationsAddUp() {
    const auto panel = samplePanel(48);
    const auto result = trained(panel, catalogOf(wellOnlyIfLarge));
    const auto set = forecast(*result.model, panel, 3, {}).value();
    const auto explained = explainForecast(*result.model, panel, set, {}).value();
    for (std::size_t h = 0; h < 3; ++h)
        for (std::size_t c = 0; c < 4; ++c) {
            double sum = 0, totals = 0;
            for (const auto& part : explained[h].categories[c].parts) {
                sum += part.units;
                totals += part.kind == PartKind::Totals ? part.units : 0;
            }
            QVERIFY(std::abs(sum - set.months[h].categories[c].demand.mean) < 1e-9 * sum);
            QVERIFY2(totals < -50, "a forecast that is 15 % too high is lowered by about that");
        }
}

void MeanReconciliationTest::whatChangedBeginsWithTheForecastOfThen() {
    const auto catalog = catalogOf(wellOnlyIfLarge);
    const auto panel = samplePanel(48);
    const auto result = trained(panel, catalog);
    QVERIFY(result.model->earlier && result.model->earlier->reconciliation != nullptr);
    const auto set = forecast(*result.model, panel, 1, {}).value();
    const features::HistoryCorrections none;
    const auto changes = changesSinceBacktest({*result.model, panel, none}, catalog, set, {}).value();
    for (std::size_t c = 0; c < 4; ++c) {
        const auto& changed = changes.front().categories[c];
        double sum = changed.before->units;
        for (const auto& step : changed.steps)
            sum += step.units;
        QVERIFY(std::abs(sum - changed.after) < 1e-9 * sum);
        QVERIFY2(changed.before->units < 850, "reconciled as it was then, not 15 % too high");
    }
}

void MeanReconciliationTest::otherCategoriesAreTold() {
    const auto result = trained(samplePanel(48), catalogOf(wellOnlyIfLarge));
    const auto other = emptyPanel(5, Month(2020, 1), 48);
    const auto set = forecast(*result.model, other, 1, {}).value();
    QVERIFY(set.months.front().categories.front().reason.find("not made to agree") != std::string::npos);
}

QTEST_APPLESS_MAIN(MeanReconciliationTest)
#include "mean_reconciliation_test.moc"
