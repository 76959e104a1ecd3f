#include "tests/ui/demo_session.h"
#include "ui/charts/bar_canvas.h"
#include "ui/charts/bar_chart.h"
#include "ui/models/backtest_summary_model.h"
#include "ui/models/model_comparison_model.h"
#include "ui/pages/forecast/models_view.h"
#include "ui/pages/forecast/side_panel.h"
#include "ui/pages/forecast_page.h"
#include "ui/session/qt_convert.h"
#include "ui/widgets/views.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTableView>

#include <algorithm>

using namespace planwright;
using namespace planwright::ui;

/// The models beside each other on the forecast page.
class ModelsViewTest : public QObject {
    Q_OBJECT

private:
    AppSession m_session;
    std::unique_ptr<ForecastPage> m_page;

    [[nodiscard]] ModelsView& view() { return *m_page->findChild<ModelsView*>(); }
    [[nodiscard]] BarChart& chart() { return *view().findChild<BarChart*>(); }
    [[nodiscard]] const forecasting::ModelComparison& comparison() { return m_session.plan()->backtest.comparison; }
    void click(const char* name) { m_page->findChild<QPushButton*>(QString::fromLatin1(name))->click(); }

private Q_SLOTS:
    void initTestCase();
    void init();
    void buttonsChangeTheView();
    void theTableHoldsAll();
    void aModelIsComparedByCategory();
    void copiesAreText();
    void theCategorysOwnBestIsNamed();
    void manyCategoriesAreReadable();
    void withoutPastMonthsSaysSo();
};

void ModelsViewTest::initTestCase() {
    QVERIFY(test::openDemo(m_session));
    QSettings().clear();
}

void ModelsViewTest::init() {
    m_session.setCategory({});
    m_page = std::make_unique<ForecastPage>(m_session);
    m_page->resize(1240, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void ModelsViewTest::buttonsChangeTheView() {
    QVERIFY(!view().isVisible());
    click("showModels");
    QVERIFY(view().isVisible());
    click("showCategories");
    QVERIFY(!view().isVisible());
    click("compareModels"); // beside the model of a category
    QVERIFY(view().isVisible());
    QVERIFY(m_page->findChild<QPushButton*>(QStringLiteral("showModels"))->isChecked());
}

void ModelsViewTest::theTableHoldsAll() {
    auto& model = *view().table().model();
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), static_cast<int>(comparison().models.size()));
    int chosen = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        chosen += model.index(row, 0).data().toString().startsWith(QStringLiteral("✓")) ? 1 : 0;
        if (row > 0)
            QVERIFY(model.index(row - 1, ModelComparisonModel::Wape).data(SortRole).toDouble() <=
                    model.index(row, ModelComparisonModel::Wape).data(SortRole).toDouble());
    }
    QCOMPARE(chosen, 1);
    for (int column = 0; column < model.columnCount(); ++column) {
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        view().table().sortByColumn(column, Qt::AscendingOrder);
        QCOMPARE(model.rowCount(), static_cast<int>(comparison().models.size()));
    }
    const auto reason = view().findChild<QLabel*>(QStringLiteral("comparisonReason"))->text();
    QVERIFY(reason.startsWith(QStringLiteral("Why this one: ")));
    const auto over = view().findChild<QLabel*>(QStringLiteral("comparedOver"))->text();
    QVERIFY(over.contains(QStringLiteral("%1 past months").arg(comparison().months)));
}

void ModelsViewTest::aModelIsComparedByCategory() {
    view().select("ets");
    const auto& row = *comparison().find("ets");
    const auto& bars = chart().content().bars;
    QCOMPARE(bars.size(), comparison().categories.size());
    QVERIFY(std::ranges::is_sorted(bars, {}, &Bar::value));
    for (std::size_t c = 0; c < comparison().categories.size(); ++c) {
        const auto bar = std::ranges::find(bars, toQt(comparison().categories[c]), &Bar::label);
        QCOMPARE(bar->value, *row.categories[c].difference);
        QCOMPARE(*bar->good, bar->value <= 0);
    }
    QVERIFY(chart().content().sentence.contains(modelName("ets")));
    QCOMPARE(view().categories().model()->rowCount(), static_cast<int>(bars.size()));
    // Another row of the table is another model; the selected category's name is strong.
    m_session.setCategory(bars.front().label);
    QVERIFY(chart().content().bars.front().isNamed);
    view().select("theta");
    QVERIFY(chart().content().sentence.contains(modelName("theta")));
    view().select("no such model");
    QVERIFY(chart().content().sentence.contains(modelName("theta")));
}

void ModelsViewTest::copiesAreText() {
    const auto table = tsvOf(view().table(), false).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(table.size(), static_cast<qsizetype>(comparison().models.size() + 1));
    QCOMPARE(table.front().count(QLatin1Char('\t')), 10);
    QVERIFY(csvOf(view().categories()).contains(toQt(comparison().categories.front())));
}

void ModelsViewTest::theCategorysOwnBestIsNamed() {
    const auto name = toQt(comparison().categories.front());
    m_session.setCategory(name);
    const auto text = m_page->findChild<QLabel*>(QStringLiteral("modelText"))->text();
    QVERIFY2(text.contains(QStringLiteral("In %1 the automatic choice missed").arg(name)), qPrintable(text));
}

void ModelsViewTest::manyCategoriesAreReadable() {
    for (const int count : {1, 5, 40}) {
        auto plan = std::make_shared<service::Plan>(*m_session.plan());
        auto& wide = plan->backtest.comparison;
        wide.categories.clear();
        for (int c = 0; c < count; ++c)
            wide.categories.push_back("A category with a name of some length " + std::to_string(c));
        for (auto& model : wide.models) {
            model.categories.clear();
            for (int c = 0; c < count; ++c)
                model.categories.push_back({.2, (c - count / 2) / 200.0});
        }
        view().setPlan(plan);
        click("showModels");
        const auto& canvas = *chart().findChild<BarCanvas*>();
        QVERIFY(canvas.minimumHeight() >= count * 17); // the rest is scrolled
        QVERIFY(!canvas.visibleRegion().isEmpty());
        QVERIFY(!m_page->grab().isNull());
    }
}

void ModelsViewTest::withoutPastMonthsSaysSo() {
    auto plan = std::make_shared<service::Plan>(*m_session.plan());
    plan->backtest.comparison = {};
    view().setPlan(plan);
    QVERIFY(
        view().findChild<QLabel*>(QStringLiteral("comparedOver"))->text().startsWith(QStringLiteral("There is no")));
    QCOMPARE(view().table().model()->rowCount(), 0);
}

QTEST_MAIN(ModelsViewTest)
#include "models_view_test.moc"
