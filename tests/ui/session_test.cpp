#include "core/service/decision_service.h"
#include "core/service/forecast_service.h"
#include "tests/ui/demo_session.h"
#include "ui/session/qt_convert.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace planwright;
using namespace planwright::ui;

class SessionTest : public QObject {
    Q_OBJECT

private:
    AppSession m_session;

    [[nodiscard]] bool settled() {
        return QTest::qWaitFor([&] { return !m_session.jobs().isRunning() && !m_session.whatIfRunner().isRunning(); },
                               60'000);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(test::openDemo(m_session)); }
    void saysWhatTheCommandLineSays();
    void triesOutAndTakesBack();
    void keepsOnlyTheLastAnswer();
    void aFailureChangesNothing();
    void aStoppedImportChangesNothing();
    void plansAnEarlierMonth();
};

void SessionTest::saysWhatTheCommandLineSays() {
    const auto workspace = service::Workspace::open(pathFromQt(m_session.workspace()));
    QVERIFY(workspace);
    const auto forecast = service::forecastMonths(**workspace, {}, 3, RunContext());
    const auto decision = service::decideNextMonth(**workspace, {}, {}, RunContext());
    QVERIFY(forecast && decision);
    QCOMPARE(service::forecastDocument(*m_session.plan()), forecast->document);
    QCOMPARE(service::decisionDocument(*m_session.plan()), decision->document);
}

void SessionTest::triesOutAndTakesBack() {
    const auto before = m_session.decision();
    service::WhatIf high;
    high.demand = service::DemandCase::High;
    m_session.setWhatIf(high);
    QVERIFY(settled());
    QVERIFY(*m_session.decision()->portfolio.expectedProfit > *before->portfolio.expectedProfit);
    m_session.undoStack().undo();
    QVERIFY(m_session.whatIf().asksNothing());
    QCOMPARE(m_session.decision().get(), before.get());
    m_session.undoStack().redo();
    QVERIFY(settled());
    QVERIFY(m_session.whatIf() == high);
    m_session.setWhatIf({});
    QCOMPARE(m_session.decision().get(), before.get());
}

void SessionTest::keepsOnlyTheLastAnswer() {
    QSignalSpy answers(&m_session, &AppSession::decisionChanged);
    for (int budget = 1; budget <= 20; ++budget) {
        auto whatIf = m_session.whatIf();
        whatIf.budget = 1000.0 * budget;
        m_session.setWhatIf(whatIf);
    }
    QVERIFY(settled());
    QCOMPARE(m_session.decision()->portfolio.budget, 20'000.0);
    QCOMPARE(answers.size(), 1);
    m_session.undoStack().undo(); // typing counts as one change
    QVERIFY(m_session.whatIf().asksNothing());
}

void SessionTest::aFailureChangesNothing() {
    QTemporaryDir folder;
    const auto plan = m_session.plan();
    QSignalSpy failures(&m_session, &AppSession::failed);
    m_session.openWorkspace(folder.path());
    QVERIFY(settled());
    QCOMPARE(failures.size(), 1);
    QCOMPARE(m_session.plan().get(), plan.get());
    service::ImportOptions options;
    options.files = {pathFromQt(folder.filePath(QStringLiteral("none.csv")))};
    m_session.importFiles(m_session.workspace(), options);
    QVERIFY(settled());
    QCOMPARE(failures.size(), 2);
    QVERIFY(!failures.back().front().value<ErrorText>().message.isEmpty());
    QCOMPARE(m_session.plan().get(), plan.get());
}

void SessionTest::aStoppedImportChangesNothing() {
    const auto plan = m_session.plan();
    QSignalSpy failures(&m_session, &AppSession::failed);
    service::ImportOptions options;
    options.files = {pathFromQt(m_session.workspace()).parent_path() / "demo.csv"};
    m_session.importFiles(m_session.workspace(), options);
    QTest::qWait(200);
    m_session.jobs().cancel();
    QVERIFY(settled());
    QCOMPARE(failures.size(), 0);
    QCOMPARE(m_session.plan().get(), plan.get());
}

void SessionTest::plansAnEarlierMonth() {
    const auto latest = m_session.plan()->forecast.months.front().month;
    m_session.planMonth(latest - 2);
    QVERIFY(settled());
    QCOMPARE(m_session.plan()->forecast.months.front().month, latest - 2);
    QVERIFY(m_session.earlierMonth() == latest - 2);
    m_session.planMonth({});
    QVERIFY(settled());
    QCOMPARE(m_session.plan()->forecast.months.front().month, latest);
}

QTEST_MAIN(SessionTest)
#include "session_test.moc"
