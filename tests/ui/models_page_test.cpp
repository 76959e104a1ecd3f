#include "tests/ui/demo_session.h"
#include "ui/charts/bar_chart.h"
#include "ui/models/backtest_summary_model.h"
#include "ui/models/category_error_model.h"
#include "ui/models/number_text.h"
#include "ui/models/table_model.h"
#include "ui/pages/models_page.h"
#include "ui/pages/monitoring_page.h"
#include "ui/session/qt_convert.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTableView>

using namespace planwright;
using namespace planwright::ui;

class ModelsPageTest : public QObject {
    Q_OBJECT

private:
    AppSession m_session;

    [[nodiscard]] static QTableView& table(const QWidget& page, const char* name) {
        auto* view = page.findChild<QTableView*>(QString::fromLatin1(name));
        if (view == nullptr)
            qFatal("no %s", name);
        return *view;
    }

private Q_SLOTS:
    void initTestCase();
    void namesTheModelInUse();
    void theBestModelIsFirst();
    void theWorstCategoryIsFirst();
    void monitoringFollowsTheSelection();
    void chartsAreCopied();
    void withoutAPlanSaysSo();
};

void ModelsPageTest::initTestCase() {
    QVERIFY(test::openDemo(m_session));
    QSettings().clear();
}

void ModelsPageTest::namesTheModelInUse() {
    const ModelsPage page(m_session);
    const auto text = [&](const char* name) { return page.findChild<QLabel*>(QString::fromLatin1(name))->text(); };
    QCOMPARE(text("modelName"), modelName(m_session.plan()->modelName));
    QVERIFY(text("modelState").contains(QStringLiteral("nobody has approved")));
    QVERIFY(text("modelReason").contains(modelName(m_session.plan()->modelName)));
    bool hashIsThere = false;
    for (const auto* label : page.findChildren<QLabel*>())
        hashIsThere = hashIsThere || label->toolTip() == toQt(m_session.plan()->modelSha256);
    QVERIFY(hashIsThere);
}

void ModelsPageTest::theBestModelIsFirst() {
    const ModelsPage page(m_session);
    const auto& model = *table(page, "models").model();
    QCOMPARE(model.rowCount(), static_cast<int>(m_session.plan()->backtest.summary.size()));
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.index(row - 1, BacktestSummaryModel::Wape).data(SortRole).toDouble() <=
                model.index(row, BacktestSummaryModel::Wape).data(SortRole).toDouble());
    const auto& chart = *page.findChild<BarChart*>();
    QCOMPARE(static_cast<int>(chart.content().bars.size()), model.rowCount());
    QVERIFY(chart.content().reference.has_value());
    QVERIFY(!chart.accessibleDescription().isEmpty());
}

void ModelsPageTest::theWorstCategoryIsFirst() {
    const MonitoringPage page(m_session);
    const auto& model = *table(page, "categoryErrors").model();
    QVERIFY(model.rowCount() > 2);
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.index(row - 1, CategoryErrorModel::Wape).data(SortRole).toDouble() >=
                model.index(row, CategoryErrorModel::Wape).data(SortRole).toDouble());
    for (const auto* chart : page.findChildren<BarChart*>())
        QVERIFY(!chart->content().bars.empty() && !chart->accessibleDescription().isEmpty());
}

void ModelsPageTest::monitoringFollowsTheSelection() {
    MonitoringPage page(m_session);
    page.resize(1100, 800);
    page.show();
    auto& view = table(page, "categoryErrors");
    m_session.setCategory(QStringLiteral("Lighting"));
    QCOMPARE(view.currentIndex().data(CategoryRole).toString(), QStringLiteral("Lighting"));
    QTest::keyClick(&view, Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(m_session.category(), view.model()->index(0, 0).data().toString());
    m_session.setCategory({});
    QVERIFY(!view.selectionModel()->hasSelection());
}

void ModelsPageTest::chartsAreCopied() {
    MonitoringPage page(m_session);
    page.resize(1100, 800);
    page.show();
    QApplication::clipboard()->clear();
    const auto& chart = *page.findChild<BarChart*>();
    for (auto* action : chart.findChildren<QAction*>())
        if (action->text() == QStringLiteral("Copy as picture"))
            action->trigger();
    QVERIFY(!QApplication::clipboard()->image().isNull());
}

void ModelsPageTest::withoutAPlanSaysSo() {
    AppSession empty;
    for (const auto& page :
         {std::shared_ptr<Page>(new ModelsPage(empty)), std::shared_ptr<Page>(new MonitoringPage(empty))}) {
        page->resize(900, 600);
        page->show();
        bool hasButton = false;
        for (const auto* button : page->findChildren<QPushButton*>())
            hasButton = hasButton || (button->isVisible() && button->text().contains(QStringLiteral("Import")));
        QVERIFY(hasButton);
    }
}

QTEST_MAIN(ModelsPageTest)
#include "models_page_test.moc"
