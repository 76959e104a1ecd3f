#include "tests/support/online_retail.h"
#include "tests/ui/demo_session.h"
#include "ui/main_window.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"
#include "ui/widgets/views.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace planwright;
using namespace planwright::ui;

/// A planner's first hour with a million real rows, through the real widgets; the numbers are the command line's.
class RealDataTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::string m_counted; ///< the snapshot that the trial import would make
    QString m_csv, m_workspace;
    AppSession m_session;
    std::unique_ptr<MainWindow> m_window;

    template <typename Widget>
    [[nodiscard]] Widget& find(PageId page, const char* name) const {
        auto* widget = m_window->page(page).findChild<Widget*>(QString::fromLatin1(name));
        if (widget == nullptr)
            qFatal("no %s", name);
        return *widget;
    }
    [[nodiscard]] static bool settled(AppSession& session) {
        return QTest::qWaitFor([&] { return !session.jobs().isRunning() && !session.whatIfRunner().isRunning(); },
                               300'000);
    }
    [[nodiscard]] QByteArray commandLine(const QStringList& arguments) const {
        QProcess process;
        process.start(QStringLiteral(PLANWRIGHT_BIN_DIR "/planwright-cli"),
                      arguments + QStringList{QStringLiteral("--workspace"), m_workspace, QStringLiteral("--json")});
        process.waitForFinished(300'000);
        return process.readAllStandardOutput();
    }

private Q_SLOTS:
    void initTestCase();
    void countsBeforeItImports();
    void importsAfterStoppingHalfWay();
    void browses();
    void triesOutAndTakesBack();
    void copiesATable();
    void reopensWithTheCommandLinesNumbers();
    void cleanupTestCase() { m_window.reset(); }
};

void RealDataTest::initTestCase() {
    if (!std::filesystem::exists(testing::shared("data/online_retail_ii")))
        QSKIP("the shared data are not here");
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("PlanwrightTest"));
    m_csv = m_folder.filePath(QStringLiteral("online_retail_ii.csv"));
    m_workspace = m_folder.filePath(QStringLiteral("shop.planwright"));
    QVERIFY(testing::writeOnlineRetail(pathFromQt(m_csv), false));
    m_window = std::make_unique<MainWindow>(m_session);
    m_window->resize(1280, 800);
    m_window->show();
}

void RealDataTest::countsBeforeItImports() {
    QSignalSpy looked(&m_session, &AppSession::previewChanged);
    m_window->startImport({m_csv});
    QVERIFY(looked.wait(30'000));
    QSignalSpy counted(&m_session, &AppSession::trialChanged);
    for (int step = 0; step < 2; ++step)
        QTest::mouseClick(&find<QPushButton>(PageId::Data, "wizardNext"), Qt::LeftButton);
    QVERIFY(counted.wait(120'000));
    QVERIFY(*m_session.trial());
    const auto& trial = m_session.trial()->value();
    // As the README of the data has them.
    QCOMPARE(trial.account.read.rows, 1'044'847);
    QCOMPARE(trial.account.read.units.toDouble(), 10'441'843.0);
    QCOMPARE(trial.account.accepted.rows, 1'033'062);
    m_counted = trial.snapshotSha256;
    QVERIFY(!QFileInfo::exists(m_workspace));
}

void RealDataTest::importsAfterStoppingHalfWay() {
    find<QRadioButton>(PageId::Data, "intoOwnWorkspace").setChecked(true);
    find<QLineEdit>(PageId::Data, "ownWorkspace").setText(m_workspace);
    auto& start = find<QPushButton>(PageId::Data, "startImport");
    QTest::mouseClick(&start, Qt::LeftButton);
    QTest::qWait(800);
    QVERIFY(m_session.jobs().isRunning());
    QTest::mouseClick(m_window->findChild<QPushButton*>(QStringLiteral("cancelJob")), Qt::LeftButton);
    QVERIFY(settled(m_session));
    QVERIFY(!m_session.plan());
    QVERIFY(!QFileInfo::exists(m_workspace));

    QTest::mouseClick(&start, Qt::LeftButton);
    QVERIFY(settled(m_session));
    QVERIFY(m_session.plan());
    QCOMPARE(m_session.plan()->import.account.read.rows, 1'044'847);
    QCOMPARE(m_session.plan()->import.snapshotSha256, m_counted);
    QVERIFY(find<QLabel>(PageId::Data, "addsUp").text().contains(QStringLiteral("1,044,847")));
}

void RealDataTest::browses() {
    for (int page = 0; page < 6; ++page) {
        m_window->showPage(static_cast<PageId>(page));
        QTest::qWait(20);
    }
    m_window->showPage(PageId::Forecast);
    for (const auto& category : m_session.plan()->forecast.months.front().categories) {
        m_session.setCategory(toQt(category.category));
        QCOMPARE(find<QLabel>(PageId::Forecast, "headlineName").text(), toQt(category.category));
        QCOMPARE(find<QLabel>(PageId::Forecast, "headlineFigure").text(), numberText(category.demand.quantiles[3]));
    }
    m_session.setCategory({});
}

void RealDataTest::triesOutAndTakesBack() {
    m_window->showPage(PageId::Decisions);
    QTest::mouseClick(&find<QPushButton>(PageId::Decisions, "demandHigh"), Qt::LeftButton);
    QVERIFY(settled(m_session));
    service::WhatIf high;
    high.demand = service::DemandCase::High;
    const auto expected = service::decideWhatIf(*m_session.plan(), high, RunContext());
    QVERIFY(expected);
    QCOMPARE(*m_session.decision()->portfolio.expectedProfit, *expected->portfolio.expectedProfit);
    m_session.undoStack().undo();
    QCOMPARE(*m_session.decision()->portfolio.expectedProfit, *m_session.plan()->decision.portfolio.expectedProfit);
}

void RealDataTest::copiesATable() {
    auto& table = find<QTableView>(PageId::Decisions, "worklist");
    table.setFocus();
    table.selectRow(0);
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    const auto lines = QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].count(QLatin1Char('\t')), lines[1].count(QLatin1Char('\t')));
    QVERIFY(lines[1].contains(toQt(m_session.decision()->categories.front().category)) ||
            lines[1].contains(QStringLiteral("Christmas")));
}

void RealDataTest::reopensWithTheCommandLinesNumbers() {
    AppSession session;
    session.openWorkspace(m_workspace);
    QVERIFY(settled(session));
    QVERIFY(session.plan());
    const auto forecast = QByteArray::fromStdString(service::forecastDocument(*session.plan())) + '\n';
    const auto decision = QByteArray::fromStdString(service::decisionDocument(*session.plan())) + '\n';
    QCOMPARE(commandLine({QStringLiteral("forecast")}), forecast);
    QCOMPARE(commandLine({QStringLiteral("decide")}), decision);
}

QTEST_MAIN(RealDataTest)
#include "real_data_test.moc"
