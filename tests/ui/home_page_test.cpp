#include "tests/ui/demo_session.h"
#include "ui/charts/demand_chart.h"
#include "ui/models/number_text.h"
#include "ui/models/table_model.h"
#include "ui/pages/home/step_row.h"
#include "ui/pages/home_page.h"
#include "ui/session/recent_workspaces.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

#include <algorithm>

using namespace planwright;
using namespace planwright::ui;

class HomePageTest : public QObject {
    Q_OBJECT

private:
    static std::unique_ptr<HomePage> shown(AppSession& session) {
        auto page = std::make_unique<HomePage>(session);
        page->resize(1280, 760);
        page->show();
        return QTest::qWaitForWindowExposed(page.get()) ? std::move(page) : nullptr;
    }
    static int visiblePrimaries(const HomePage& page) {
        int count = 0;
        for (const auto* button : page.findChildren<QPushButton*>())
            count += button->isVisible() && button->property("role").toString() == QStringLiteral("primary") ? 1 : 0;
        return count;
    }

private Q_SLOTS:
    void initTestCase();
    void withoutAPlanItWelcomes();
    void recentWorkspacesOpenByKeyboard();
    void withAPlanItTellsTheMonth();
    void stepsLeadToTheirPages();
    void needsALookLeadsToTheDecision();
    void reportIsSavedWhileOneWorksOn();
};

void HomePageTest::initTestCase() {
    applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ThemeChoice::Light);
    AppSession session;
    QVERIFY(test::openDemo(session));
}

void HomePageTest::withoutAPlanItWelcomes() {
    AppSession session;
    const auto page = shown(session);
    QVERIFY(page);
    QCOMPARE(page->accessibleName(), QStringLiteral("Welcome to Planwright"));
    QCOMPARE(visiblePrimaries(*page), 1);
    auto* demo = page->findChild<QPushButton*>(QStringLiteral("openDemo"));
    auto* import = page->findChild<QPushButton*>(QStringLiteral("importEvents"));
    QVERIFY(demo->isVisible() && import->isVisible());
    QSignalSpy wanted(page.get(), &Page::importWanted);
    import->setFocus();
    QTest::keyClick(import, Qt::Key_Space);
    QCOMPARE(wanted.size(), 1);
    demo->setFocus();
    QTest::keyClick(demo, Qt::Key_Space);
    QVERIFY(session.jobs().isRunning());
    QVERIFY(!demo->isEnabled());
    QVERIFY(QTest::qWaitFor([&] { return session.plan() != nullptr; }, 60'000));
    QTRY_VERIFY(!demo->isVisible());
}

void HomePageTest::recentWorkspacesOpenByKeyboard() {
    AppSession session;
    const auto page = shown(session);
    QVERIFY(page);
    auto* list = page->findChild<QListWidget*>(QStringLiteral("recentWorkspaces"));
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), recentWorkspaces().size());
    list->setFocus();
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([&] { return session.plan() != nullptr; }, 60'000));
    QCOMPARE(session.workspace(), recentWorkspaces().front());
}

void HomePageTest::withAPlanItTellsTheMonth() {
    AppSession session;
    QVERIFY(test::openDemo(session));
    const auto page = shown(session);
    QVERIFY(page);
    QCOMPARE(page->accessibleName(), QStringLiteral("December 2025, 3 of 5 steps done"));
    QCOMPARE(visiblePrimaries(*page), 1);
    const auto rows = page->findChildren<StepRow*>();
    QCOMPARE(rows.size(), 6);
    QVERIFY(rows[0]->accessibleName().contains(
        numberText(static_cast<double>(session.plan()->import.account.accepted.rows))));
    QVERIFY(rows[4]->state() == StepState::Later);
    QCOMPARE(page->findChild<DemandChart*>()->data().history, session.plan()->history.total.months);
    const auto& chosen = session.plan()->backtest.summary.front();
    QCOMPARE(page->findChild<QLabel*>(QStringLiteral("recordError"))->text(), shareText(chosen.wape, 1));
    QCOMPARE(page->findChild<QLabel*>(QStringLiteral("recordBand"))->text(), shareText(chosen.coverage80));
}

void HomePageTest::stepsLeadToTheirPages() {
    AppSession session;
    QVERIFY(test::openDemo(session));
    const auto page = shown(session);
    QVERIFY(page);
    std::vector<PageId> pages;
    connect(page.get(), &Page::pageWanted, page.get(), [&](PageId wanted) { pages.push_back(wanted); });
    for (auto* row : page->findChildren<StepRow*>().mid(0, 4))
        QTest::mouseClick(row->findChild<QPushButton*>(), Qt::LeftButton);
    QVERIFY((pages == std::vector{PageId::Data, PageId::Data, PageId::Forecast, PageId::Decisions}));
}

void HomePageTest::needsALookLeadsToTheDecision() {
    AppSession session;
    QVERIFY(test::openDemo(session));
    const auto page = shown(session);
    QVERIFY(page);
    std::vector<PageId> pages;
    connect(page.get(), &Page::pageWanted, page.get(), [&](PageId wanted) { pages.push_back(wanted); });
    auto* view = page->findChild<QTableView*>(QStringLiteral("needsALook"));
    QVERIFY(view->model()->rowCount() > 1);
    const auto second = view->model()->index(1, 1);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(second).center());
    QVERIFY((pages == std::vector{PageId::Decisions}));
    QCOMPARE(session.category(), second.data(CategoryRole).toString());
    view->setFocus();
    view->setCurrentIndex(view->model()->index(0, 0));
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(session.category(), view->model()->index(0, 0).data(CategoryRole).toString());
    QCOMPARE(pages.size(), 2U);
}

void HomePageTest::reportIsSavedWhileOneWorksOn() {
    AppSession session;
    QVERIFY(test::openDemo(session));
    const auto page = shown(session);
    QVERIFY(page);
    QSignalSpy saved(&session, &AppSession::reportSaved), failed(&session, &AppSession::failed);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("report.html")));
    session.saveReport(file.fileName());
    QVERIFY(!file.exists()); // it returns before the report is made
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30000);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().endsWith("</html>\n"));
    const auto steps = page->findChildren<StepRow*>();
    const auto says = [](const StepRow* step) {
        const auto labels = step->findChildren<QLabel*>();
        return std::ranges::any_of(labels,
                                   [](const QLabel* label) { return label->text() == QStringLiteral("saved"); });
    };
    QVERIFY(says(steps.back()));
    session.saveReport(file.fileName() + QStringLiteral("/inside.html"));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30000);
    QCOMPARE(saved.size(), 1);
}

QTEST_MAIN(HomePageTest)
#include "home_page_test.moc"
