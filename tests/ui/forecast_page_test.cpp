#include "tests/ui/demo_session.h"
#include "ui/charts/demand_chart.h"
#include "ui/models/number_text.h"
#include "ui/models/table_model.h"
#include "ui/pages/forecast/category_pane.h"
#include "ui/pages/forecast/detail_pane.h"
#include "ui/pages/forecast/side_panel.h"
#include "ui/pages/forecast_page.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/theme.h"
#include "ui/widgets/views.h"

#include <QApplication>
#include <QClipboard>
#include <QGraphicsView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeView>

#include <algorithm>

using namespace planwright;
using namespace planwright::ui;

class ForecastPageTest : public QObject {
    Q_OBJECT

private:
    AppSession m_session;
    std::unique_ptr<ForecastPage> m_page;

    template <typename T>
    [[nodiscard]] T& part(const char* name) {
        auto* found = m_page->findChild<T*>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return *found;
    }
    [[nodiscard]] DemandChart& chart() { return *m_page->findChild<DemandChart*>(); }
    [[nodiscard]] QString shownCategory() {
        return part<QTreeView>("categories").currentIndex().data(CategoryRole).toString();
    }

private Q_SLOTS:
    void initTestCase();
    void init();
    void treeAndSessionShareTheCategory();
    void headlineIsTheForecast();
    void filterSelectsNothing();
    void keysMoveTheReadout();
    void wheelZoomsAndDoubleClickResets();
    void anotherCategoryKeepsTheZoom();
    void whatIfKeepsTheSelection();
    void copiesAreText();
    void picturesAreMade();
    void bothThemes();
    void fiveHundredCategories();
};

void ForecastPageTest::initTestCase() {
    applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ThemeChoice::Light);
    QVERIFY(test::openDemo(m_session));
}

void ForecastPageTest::init() {
    m_session.setCategory({});
    m_page = std::make_unique<ForecastPage>(m_session);
    m_page->resize(1280, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void ForecastPageTest::treeAndSessionShareTheCategory() {
    auto& tree = part<QTreeView>("categories");
    QCOMPARE(shownCategory(), QString());
    tree.setFocus();
    QTest::keyClick(&tree, Qt::Key_Down);
    QVERIFY(!m_session.category().isEmpty());
    QCOMPARE(shownCategory(), m_session.category());
    m_session.setCategory(QStringLiteral("Books"));
    QCOMPARE(shownCategory(), QStringLiteral("Books"));
    QCOMPARE(tree.selectionModel()->selectedRows().size(), 1);
    QCOMPARE(part<QLabel>("headlineName").text(), QStringLiteral("Books"));
    QCOMPARE(chart().data().name, QStringLiteral("Books"));
    // By mouse, too.
    const auto last =
        tree.model()->index(tree.model()->rowCount(tree.model()->index(0, 0)) - 1, 0, tree.model()->index(0, 0));
    QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualRect(last).center());
    QCOMPARE(m_session.category(), last.data(CategoryRole).toString());
}

void ForecastPageTest::headlineIsTheForecast() {
    const auto& total = m_session.plan()->forecast.months.front().total;
    QCOMPARE(part<QLabel>("headlineFigure").text(), numberText(total.demand.quantiles[3]));
    auto rest = part<QLabel>("headlineRest").text();
    rest.remove(QChar(0x2060));
    QVERIFY2(rest.contains(rangeText(total.demand.quantiles[1], total.demand.quantiles[5])), qPrintable(rest));
    QVERIFY(part<QLabel>("demandSentence").text().contains(QStringLiteral("held in the past")));
    QCOMPARE(part<QGraphicsView>("demandPlot").accessibleDescription(), part<QLabel>("demandSentence").text());
}

void ForecastPageTest::filterSelectsNothing() {
    m_session.setCategory(QStringLiteral("Books"));
    QSignalSpy selections(&m_session, &AppSession::categoryChanged);
    auto& filter = part<QLineEdit>("categoryFilter");
    auto& tree = part<QTreeView>("categories");
    filter.setFocus();
    QTest::keyClicks(&filter, QStringLiteral("light"));
    QCOMPARE(tree.model()->rowCount(tree.model()->index(0, 0)), 1);
    QCOMPARE(selections.size(), 0);
    QCOMPARE(m_session.category(), QStringLiteral("Books"));
    filter.clear();
    QCOMPARE(shownCategory(), QStringLiteral("Books"));
    QCOMPARE(selections.size(), 0);
}

void ForecastPageTest::keysMoveTheReadout() {
    m_session.setCategory(QStringLiteral("Lighting"));
    auto& plot = part<QGraphicsView>("demandPlot");
    plot.setFocus();
    QCOMPARE(chart().readout(), QString());
    QTest::keyClick(&plot, Qt::Key_Left);
    QVERIFY2(chart().readout().startsWith(QStringLiteral("December 2025")), qPrintable(chart().readout()));
    QTest::keyClick(&plot, Qt::Key_Right);
    QVERIFY(chart().readout().startsWith(QStringLiteral("January 2026")));
    QTest::keyClick(&plot, Qt::Key_Left);
    QTest::keyClick(&plot, Qt::Key_Left);
    QVERIFY(chart().readout().startsWith(QStringLiteral("November 2025")));
    QCOMPARE(plot.accessibleDescription(), chart().readout());
    QTest::keyClick(&plot, Qt::Key_Escape);
    QCOMPARE(chart().readout(), QString());
    QTest::mouseMove(plot.viewport(), QPoint(plot.width() / 2, plot.height() / 2));
    QTRY_VERIFY(!chart().readout().isEmpty());
}

void ForecastPageTest::wheelZoomsAndDoubleClickResets() {
    auto& plot = part<QGraphicsView>("demandPlot");
    const auto all = chart().shownMonths();
    QCOMPARE(all.second, chart().data().months() - 1);
    const QPointF middle(plot.width() / 2.0, plot.height() / 2.0);
    for (int turn = 0; turn < 4; ++turn) {
        QWheelEvent wheel(middle, plot.mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(plot.viewport(), &wheel);
    }
    const auto zoomed = chart().shownMonths();
    QVERIFY(zoomed.second - zoomed.first < all.second - all.first);
    QTest::mousePress(plot.viewport(), Qt::LeftButton, {}, middle.toPoint());
    QMouseEvent move(QEvent::MouseMove, middle + QPointF(200, 0), plot.mapToGlobal(middle + QPointF(200, 0)),
                     Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(plot.viewport(), &move);
    QTest::mouseRelease(plot.viewport(), Qt::LeftButton);
    QVERIFY(chart().shownMonths().first < zoomed.first);
    QTest::mouseDClick(plot.viewport(), Qt::LeftButton, {}, middle.toPoint());
    QCOMPARE(chart().shownMonths(), all);
}

void ForecastPageTest::anotherCategoryKeepsTheZoom() {
    auto& plot = part<QGraphicsView>("demandPlot");
    plot.setFocus();
    QTest::keyClick(&plot, Qt::Key_Plus);
    QTest::keyClick(&plot, Qt::Key_Plus);
    const auto zoomed = chart().shownMonths();
    m_session.setCategory(QStringLiteral("Garden"));
    QCOMPARE(chart().shownMonths(), zoomed);
    QTest::keyClick(&plot, Qt::Key_0);
    QVERIFY(chart().shownMonths() != zoomed);
}

void ForecastPageTest::whatIfKeepsTheSelection() {
    m_session.setCategory(QStringLiteral("Lighting"));
    service::WhatIf low;
    low.demand = service::DemandCase::Low;
    m_session.setWhatIf(low);
    QVERIFY(QTest::qWaitFor([&] { return !m_session.whatIfRunner().isRunning(); }, 30'000));
    QCOMPARE(m_session.category(), QStringLiteral("Lighting"));
    QCOMPARE(shownCategory(), QStringLiteral("Lighting"));
    m_session.setWhatIf({});
}

void ForecastPageTest::copiesAreText() {
    const auto all = tsvOf(part<QTreeView>("categories"), false);
    QCOMPARE(all.count(QLatin1Char('\n')),
             static_cast<qsizetype>(m_session.plan()->forecast.months.front().categories.size()) + 2);
    QVERIFY(all.contains(QStringLiteral("▲ High"))); // the word, too, although the column shows the shape alone
    auto& grid = part<QTableView>("months");
    grid.setFocus();
    grid.selectRow(2);
    QTest::keySequence(&grid, QKeySequence::Copy);
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("Forecast\t")));
}

void ForecastPageTest::picturesAreMade() {
    const auto picture = chart().picture();
    QVERIFY(picture.width() > chart().width());
    auto& plot = part<QGraphicsView>("demandPlot");
    QCOMPARE(plot.actions().size(), 3);
    plot.actions().front()->trigger();
    QVERIFY(!QApplication::clipboard()->pixmap().isNull());
}

void ForecastPageTest::bothThemes() {
    auto* application = qobject_cast<QApplication*>(QCoreApplication::instance());
    const auto groundOf = [&] { return chart().grab().toImage().pixelColor(1, 1); };
    QCOMPARE(groundOf(), lightTokens().background);
    applyTheme(*application, ThemeChoice::Dark);
    QCOMPARE(groundOf(), darkTokens().background);
    applyTheme(*application, ThemeChoice::Light);
    QCOMPARE(groundOf(), lightTokens().background);
}

namespace {

// The demo's plan, its categories repeated under other names.
std::shared_ptr<const service::Plan> manyCategories(const service::Plan& demo, std::size_t count) {
    auto plan = std::make_shared<service::Plan>(demo);
    const auto nameOf = [](const std::string& name, std::size_t copy) { return name + " " + std::to_string(copy); };
    const auto each = demo.forecast.months.front().categories.size();
    for (std::size_t copy = 1; copy * each < count; ++copy) {
        for (std::size_t m = 0; m < demo.forecast.months.size(); ++m)
            for (auto category : demo.forecast.months[m].categories) {
                category.category = nameOf(category.category, copy);
                plan->forecast.months[m].categories.push_back(std::move(category));
            }
        const auto& together = demo.forecast.together->categories;
        auto& all = plan->forecast.together->categories;
        all.insert(all.end(), together.begin(), together.end());
        for (auto series : demo.history.categories) {
            series.name = nameOf(series.name, copy);
            plan->history.categories.push_back(std::move(series));
        }
        for (auto forecast : demo.backtest.forecasts) {
            forecast.category = nameOf(forecast.category, copy);
            plan->backtest.forecasts.push_back(std::move(forecast));
        }
    }
    return plan;
}

} // namespace

// Selecting is to repaint in well under 50 ms; the limit leaves room for a busy machine.
void ForecastPageTest::fiveHundredCategories() {
    const auto facts = std::make_shared<const PlanFacts>(manyCategories(*m_session.plan(), 500));
    QVERIFY(facts->categories().size() >= 500);
    auto* categories = m_page->findChild<CategoryPane*>();
    auto* detail = m_page->findChild<DetailPane*>();
    auto* side = m_page->findChild<SidePanel*>();
    categories->setFacts(facts);
    m_page->grab();
    std::vector<double> times;
    for (std::size_t i = 0; i < 100; ++i) {
        const auto& category = facts->categories()[(i * 37) % facts->categories().size()];
        QElapsedTimer timer;
        timer.start();
        m_session.setCategory(category.name);
        detail->setFacts(*facts, category);
        side->setFacts(facts, category.name);
        m_page->grab();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    qInfo("selection to repaint: median %.1f ms, p95 %.1f ms", times[50], times[95]);
    QVERIFY2(times[50] < 100, qPrintable(QString::number(times[50])));
}

QTEST_MAIN(ForecastPageTest)
#include "forecast_page_test.moc"
