#include "tests/ui/demo_session.h"
#include "ui/charts/demand_chart_data.h"
#include "ui/charts/demand_readout.h"
#include "ui/charts/time_window.h"
#include "ui/models/accuracy_model.h"
#include "ui/models/attention_model.h"
#include "ui/models/category_filter_model.h"
#include "ui/models/category_tree_model.h"
#include "ui/models/forecast_grid_model.h"
#include "ui/models/model_words.h"
#include "ui/models/movers_model.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace planwright;
using namespace planwright::ui;

class ForecastModelsTest : public QObject {
    Q_OBJECT

private:
    AppSession m_session;
    std::shared_ptr<const PlanFacts> m_facts;

private Q_SLOTS:
    void initTestCase();
    void factsAreFoundByName();
    void treeHoldsTheTotalAndItsCategories();
    void treeSortsAndFilters();
    void treeFollowsTheDecision();
    void gridShowsThePlansNumbers();
    void gridKeepsItsRowsForAnotherCategory();
    void accuracyStandsBesideSeasonalNaive();
    void pastForecastsAreNewestFirst();
    void attentionPutsHighRiskFirst();
    void moversAreSortedByUnits();
    void readoutTellsAllQuantiles();
    void windowStaysWithinTheMonths();
    void modelCodesBecomeWords();
    void emptyModelsAreModels();
};

void ForecastModelsTest::initTestCase() {
    QVERIFY(test::openDemo(m_session));
    m_facts = std::make_shared<const PlanFacts>(m_session.plan());
}

void ForecastModelsTest::factsAreFoundByName() {
    const auto& plan = *m_session.plan();
    QCOMPARE(m_facts->categories().size(), plan.forecast.months.front().categories.size());
    for (const auto& category : m_facts->categories()) {
        QCOMPARE(&m_facts->find(category.name), &category);
        QCOMPARE(category.months.size(), plan.forecast.months.size());
        QVERIFY(category.history != nullptr);
        QCOMPARE(toQt(category.history->name), category.name);
        QCOMPARE(static_cast<int>(category.past.size()), category.months.front()->error.origins);
    }
    QCOMPARE(&m_facts->find({}), &m_facts->total());
    QCOMPARE(&m_facts->find(QStringLiteral("no such category")), &m_facts->total());
}

void ForecastModelsTest::treeHoldsTheTotalAndItsCategories() {
    CategoryTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setFacts(m_facts);
    model.setDecision(m_session.decision());
    QCOMPARE(model.rowCount(), 1);
    const auto total = model.index(0, 0);
    QCOMPARE(total.data().toString(), QStringLiteral("Total"));
    QCOMPARE(static_cast<std::size_t>(model.rowCount(total)), m_facts->categories().size());
    const auto lighting = model.indexOf(QStringLiteral("Lighting"));
    QCOMPARE(lighting.parent(), total);
    const auto& forecast = *m_facts->find(QStringLiteral("Lighting")).months.front();
    QCOMPARE(lighting.siblingAtColumn(CategoryTreeModel::NextMonth).data().toString(),
             numberText(forecast.demand.quantiles[3]));
    QCOMPARE(lighting.siblingAtColumn(CategoryTreeModel::Change).data().toString(), changeWithArrow(forecast.delta));
    QVERIFY(lighting.siblingAtColumn(CategoryTreeModel::Risk).data(RiskRole).isValid());
    QVERIFY(!model.indexOf(QStringLiteral("no such category")).isValid());
    model.setFacts(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void ForecastModelsTest::treeSortsAndFilters() {
    CategoryTreeModel model;
    CategoryFilterModel shown;
    const QAbstractItemModelTester tester(&shown, QAbstractItemModelTester::FailureReportingMode::QtTest);
    shown.setSourceModel(&model);
    model.setFacts(m_facts);
    for (const auto order : {Qt::DescendingOrder, Qt::AscendingOrder}) {
        shown.sort(CategoryTreeModel::Change, order);
        const auto total = shown.index(0, 0);
        std::vector<QVariant> values;
        for (int row = 0; row < shown.rowCount(total); ++row)
            values.push_back(shown.index(row, CategoryTreeModel::Change, total).data(SortRole));
        // What has nothing to compare with comes last either way; the rest in order.
        for (std::size_t i = 1; i < values.size(); ++i) {
            if (!values[i].isValid())
                continue;
            QVERIFY(values[i - 1].isValid());
            QVERIFY(order == Qt::AscendingOrder ? values[i - 1].toDouble() <= values[i].toDouble()
                                                : values[i - 1].toDouble() >= values[i].toDouble());
        }
    }
    shown.setFilterFixedString(QStringLiteral("LIGHT"));
    QCOMPARE(shown.rowCount(), 1);
    QCOMPARE(shown.rowCount(shown.index(0, 0)), 1);
    shown.setFilterFixedString(QStringLiteral("nothing is called so"));
    QCOMPARE(shown.rowCount(), 1); // the total stays
}

void ForecastModelsTest::treeFollowsTheDecision() {
    CategoryTreeModel model;
    model.setFacts(m_facts);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    auto changed = std::make_shared<decisions::DecisionResult>(*m_session.decision());
    for (auto& category : changed->categories)
        category.riskClass = decisions::RiskClass::High;
    model.setDecision(changed);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(model.indexOf(QStringLiteral("Lighting")).siblingAtColumn(CategoryTreeModel::Risk).data().toString(),
             QStringLiteral("▲ High"));
}

void ForecastModelsTest::gridShowsThePlansNumbers() {
    ForecastGridModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto& category = m_facts->find(QStringLiteral("Lighting"));
    model.setFacts(*m_facts, category);
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.columnCount(), 1 + 6 + 3 + 1);
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(model.headerData(7, Qt::Horizontal).toString(), shortMonthName(m_facts->nextMonth()));
    QCOMPARE(text(0, 6), numberText(category.history->months.back()));
    QCOMPARE(text(1, 7), numberText(category.soldIn(m_facts->nextMonth() - 12, m_facts->plan().history.firstMonth)));
    const auto& q = category.months.front()->demand.quantiles;
    QCOMPARE(text(2, 7), numberText(q[3]));
    QCOMPARE(text(3, 7), numberText(q[1]));
    QCOMPARE(text(4, 7), numberText(q[5]));
    QCOMPARE(text(5, 6), numberText(category.past.back().forecast));
    QCOMPARE(text(0, 7), numberText(category.history->partial) + QLatin1Char('*'));
    QCOMPARE(text(2, 6), QString());
    QCOMPARE(model.headerData(10, Qt::Horizontal).toString(), QStringLiteral("Sum"));
    const auto& names = m_facts->categories();
    const auto at = std::ranges::find(names, QStringLiteral("Lighting"), &CategoryFacts::name) - names.begin();
    const auto& sum = m_facts->plan().forecast.together->categories[static_cast<std::size_t>(at)].quantiles;
    double added = 0;
    for (const auto* month : category.months)
        added += month->demand.quantiles[5] - month->demand.quantiles[1];
    QVERIFY(sum[5] - sum[1] < added);
    QCOMPARE(text(2, 10), numberText(sum[3]));
    QCOMPARE(text(3, 10), numberText(sum[1]));
    QCOMPARE(text(4, 10), numberText(sum[5]));
    QCOMPARE(text(0, 10), QString());
}

void ForecastModelsTest::gridKeepsItsRowsForAnotherCategory() {
    ForecastGridModel model;
    model.setFacts(*m_facts, m_facts->total());
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setFacts(*m_facts, m_facts->categories().front());
    QCOMPARE(resets.size(), 0);
    QCOMPARE(changes.size(), 1);
}

void ForecastModelsTest::accuracyStandsBesideSeasonalNaive() {
    AccuracyModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto& category = m_facts->find(QStringLiteral("Garden"));
    model.setFacts(*m_facts, category);
    QCOMPARE(model.index(0, 1).data().toString(), shareText(category.months.front()->error.wape, 1));
    QCOMPARE(model.index(0, 2).data().toString(), shareText(m_facts->summary("auto")->wape, 1));
    QCOMPARE(model.index(0, 3).data().toString(), shareText(m_facts->summary("seasonal_naive")->wape, 1));
    QVERIFY(m_facts->summary("no such model") == nullptr);
}

void ForecastModelsTest::pastForecastsAreNewestFirst() {
    PastForecastsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto& category = m_facts->find(QStringLiteral("Lighting"));
    model.setFacts(category);
    QCOMPARE(static_cast<std::size_t>(model.rowCount()), category.past.size());
    QCOMPARE(model.index(0, 0).data().toString(), shortMonthName(m_facts->plan().forecast.lastCompleteMonth));
    QCOMPARE(model.index(0, 2).data().toString(), numberText(category.history->months.back()));
    int inside = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        inside += model.index(row, 4).data().toString() == QStringLiteral("✓") ? 1 : 0;
    QCOMPARE(inside / static_cast<double>(model.rowCount()), *category.months.front()->error.coverage80);
}

void ForecastModelsTest::attentionPutsHighRiskFirst() {
    AttentionModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDecision(m_session.decision(), QStringLiteral("GBP"));
    QVERIFY(model.rowCount() > 0);
    QVERIFY(model.rowCount() <= static_cast<int>(AttentionModel::mostRows));
    QVERIFY(model.headerData(AttentionModel::AtStake, Qt::Horizontal).toString().endsWith(QStringLiteral("GBP")));
    bool wasHigh = true;
    for (int row = 0; row < model.rowCount(); ++row) {
        const bool isHigh = model.index(row, 0).data(RiskRole).toInt() == static_cast<int>(decisions::RiskClass::High);
        QVERIFY(wasHigh || !isHigh);
        wasHigh = isHigh;
        QVERIFY(!model.index(row, AttentionModel::Why).data().toString().isEmpty());
    }
    model.setDecision(nullptr, {});
    QCOMPARE(model.rowCount(), 0);
}

void ForecastModelsTest::moversAreSortedByUnits() {
    MoversModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFacts(m_facts);
    double last = std::numeric_limits<double>::infinity();
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto& category = m_facts->find(model.index(row, 0).data(CategoryRole).toString());
        const double change = std::abs(category.months.front()->deltaUnits);
        QVERIFY(change <= last);
        last = change;
    }
}

void ForecastModelsTest::readoutTellsAllQuantiles() {
    const auto data = demandChartData(*m_facts, m_facts->find(QStringLiteral("Lighting")));
    const auto ahead = asPlainText(readoutOf(data, data.known()));
    for (const double quantile : data.future.front())
        QVERIFY2(ahead.contains(numberText(quantile)), qPrintable(ahead));
    QVERIFY2(ahead.contains(QStringLiteral("1–9 December")), qPrintable(ahead));
    QVERIFY2(ahead.contains(QStringLiteral("Last year, Dec 24")), qPrintable(ahead));
    const auto past = readoutOf(data, data.known() - 1);
    QCOMPARE(past.lines.size(), 3); // what came, what was forecast, last year
    QCOMPARE(readoutOf(data, 0).lines.size(), 1);
    QVERIFY(!data.says.isEmpty());
}

void ForecastModelsTest::windowStaysWithinTheMonths() {
    TimeWindow window;
    window.setMonths(60, 3);
    QCOMPARE(window.first(), 23.5);
    QCOMPARE(window.last(), 62.5);
    for (int i = 0; i < 50; ++i)
        window.zoom(.5, 60);
    QCOMPARE(window.span(), TimeWindow::leastSpan);
    window.pan(1000);
    QCOMPARE(window.last(), 62.5);
    for (int i = 0; i < 50; ++i)
        window.zoom(2, 10);
    QCOMPARE(window.first(), -.5);
    QCOMPARE(window.last(), 62.5);
    window.zoom(.2, 62);
    window.reveal(0);
    QCOMPARE(window.first(), -.5);
    window.reset();
    QCOMPARE(window.first(), 23.5);
    window.setMonths(0, 0);
    window.zoom(.1, 0);
    QVERIFY(window.span() > 0);
}

void ForecastModelsTest::modelCodesBecomeWords() {
    QCOMPARE(withModelWords("earned_mean stands: WAPE 0.13; the best, booster_a, had 0.12."),
             QStringLiteral("Earned mean stands: WAPE 0.13; the best, booster a, had 0.12."));
    QVERIFY(!modelExplained("earned_mean").isEmpty());
    for (const auto& summary : m_facts->plan().backtest.summary)
        QVERIFY2(summary.model == "auto" || !modelExplained(summary.model).isEmpty(), summary.model.c_str());
}

void ForecastModelsTest::emptyModelsAreModels() {
    ForecastGridModel grid;
    AccuracyModel accuracy;
    PastForecastsModel past;
    MoversModel movers;
    for (QAbstractItemModel* model : std::initializer_list<QAbstractItemModel*>{&grid, &accuracy, &past, &movers}) {
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->rowCount(), 0);
    }
}

QTEST_MAIN(ForecastModelsTest)
#include "forecast_models_test.moc"
