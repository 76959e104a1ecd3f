#include "tests/e2e/cli_process.h"

#include <QElapsedTimer>
#include <QtTest>

#include <csignal>

using namespace planwright::e2e;
namespace fs = std::filesystem;

/// Ctrl+C, a second program on the same workspace, and a program that was killed.
class CliInterruptedTest : public QObject {
    Q_OBJECT

private:
    Cli m_cli;
    std::map<std::string, std::string> m_before;

    [[nodiscard]] fs::path workspace() const { return m_cli.folder() / "shop.planwright"; }
    void startLongRun(QProcess& process, int milliseconds) const {
        m_cli.start(process, {"run", "long.csv", "--workspace", "shop.planwright"});
        process.waitForStarted();
        QTest::qSleep(milliseconds);
    }

private Q_SLOTS:
    void initTestCase();
    void stopsAtOnceAndChangesNothing();
    void aSecondWriterIsToldToWait();
    void theNextRunClearsUpAfterAKilledOne();
};

void CliInterruptedTest::initTestCase() {
    QCOMPARE(m_cli.run({"demo", "--out", "long.csv", "--events", "500000"}).code, 0);
    QVERIFY(!m_cli.write("good.csv", eventHeading + eventLines()).empty());
    QCOMPARE(m_cli.run({"run", "good.csv", "--workspace", "shop.planwright"}).code, 0);
    m_before = treeOf(workspace());
}

void CliInterruptedTest::stopsAtOnceAndChangesNothing() {
    for (const int milliseconds : {50, 150, 400, 800, 1500}) {
        QProcess process;
        startLongRun(process, milliseconds);
        QElapsedTimer timer;
        timer.start();
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        const auto outcome = finished(process);
        if (outcome.code == 0)
            QSKIP("this machine ended the job before it could be stopped");
        // Stopped while it was still being loaded (a sanitizer takes its time), it can say nothing.
        if (process.exitStatus() == QProcess::NormalExit) {
            QCOMPARE(outcome.code, 1);
            QCOMPARE(outcome.err, std::string("Stopped as asked; nothing was changed.\n"));
        } else {
            QVERIFY2(outcome.err.empty() && milliseconds < 400, outcome.err.c_str());
        }
        QVERIFY2(timer.elapsed() < 3000, "asked to stop, it stops");
        QVERIFY(treeOf(workspace()) == m_before);
    }
}

void CliInterruptedTest::aSecondWriterIsToldToWait() {
    QProcess process;
    startLongRun(process, 300);
    const auto second = m_cli.run({"import", "good.csv", "--workspace", "shop.planwright"});
    const bool wasBusy = process.state() == QProcess::Running;
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    const auto first = finished(process);
    if (!wasBusy || first.code == 0)
        QSKIP("this machine ended the job before a second one could start");
    QCOMPARE(second.code, 1);
    QVERIFY2(second.err.find("another program") != std::string::npos, second.err.c_str());
    QVERIFY(treeOf(workspace()) == m_before);
}

void CliInterruptedTest::theNextRunClearsUpAfterAKilledOne() {
    QProcess process;
    startLongRun(process, 0);
    QTRY_VERIFY_WITH_TIMEOUT(fs::exists(workspace() / "tmp"), 20000);
    process.kill();
    process.waitForFinished();
    QVERIFY(fs::exists(workspace() / "tmp"));
    QCOMPARE(m_cli.run({"forecast", "--workspace", "shop.planwright"}).code, 0);
    QCOMPARE(m_cli.run({"import", "good.csv", "--workspace", "shop.planwright"}).code, 0);
    QVERIFY(!fs::exists(workspace() / "tmp"));
    const auto names = [](const std::map<std::string, std::string>& tree) {
        std::vector<std::string> all;
        for (const auto& [name, bytes] : tree)
            all.push_back(name);
        return all;
    };
    QVERIFY(names(treeOf(workspace())) == names(m_before));
}

QTEST_APPLESS_MAIN(CliInterruptedTest)
#include "cli_interrupted_test.moc"
