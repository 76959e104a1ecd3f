#include "tests/e2e/cli_process.h"

#include <QElapsedTimer>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <random>

using namespace planwright::e2e;
using nlohmann::json;
namespace fs = std::filesystem;

/// Programs that are killed (SIGKILL) at random moments while they import and write snapshots: the workspace opens
/// afterwards, what was there is there, whole, and nothing else is left. PLANWRIGHT_KILLS says at how many moments; the
/// moments are drawn by a seed.
class CliKilledTest : public QObject {
    Q_OBJECT

private:
    Cli m_cli;
    std::mt19937 m_random{20261123};
    std::vector<std::string> m_names; ///< of what the workspace holds with one snapshot
    std::string m_first;              ///< the snapshot before anything was killed

    [[nodiscard]] fs::path workspace(const char* name = "shop.planwright") const { return m_cli.folder() / name; }
    [[nodiscard]] json answer(Cli::Arguments arguments) const {
        arguments.insert(arguments.end(), {"--workspace", "shop.planwright", "--json"});
        const auto outcome = m_cli.run(arguments);
        if (outcome.code != 0)
            qWarning("%s", outcome.err.c_str());
        return outcome.code == 0 ? json::parse(outcome.out) : json();
    }
    /// Everything in a workspace but what its snapshots hold.
    [[nodiscard]] std::vector<std::string> names(const fs::path& folder) const {
        std::vector<std::string> all;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            all.push_back(entry.path().lexically_relative(folder).string());
        std::ranges::sort(all);
        return all;
    }
    /// Whether it holds what the workspace did before anything was killed.
    [[nodiscard]] bool holdsNothingElse(const fs::path& folder) const {
        const auto left = names(folder);
        for (const auto& name : left)
            if (!std::ranges::binary_search(m_names, name))
                qWarning("left over: %s", name.c_str());
        return left == m_names;
    }
    /// How long the command takes when nobody kills it, ms.
    qint64 timeOf(const Cli::Arguments& arguments) {
        QElapsedTimer timer;
        timer.start();
        const auto outcome = m_cli.run(arguments);
        return outcome.code == 0 ? timer.elapsed() : -1;
    }
    /// Starts the command and kills it at a random moment of `lasts` ms; whether it was still running then.
    bool killed(const Cli::Arguments& arguments, qint64 lasts) {
        QProcess process;
        m_cli.start(process, arguments);
        process.waitForStarted();
        const auto moment = std::uniform_int_distribution<qint64>(0, lasts * 1000)(m_random);
        QTest::qSleep(static_cast<int>(moment / 1000));
        const bool running = process.state() == QProcess::Running;
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        process.waitForFinished();
        return running;
    }
    static int kills() { return std::max(qEnvironmentVariableIntValue("PLANWRIGHT_KILLS"), 6); }

private Q_SLOTS:
    void initTestCase();
    void importingIntoAWorkspace();
    void importingIntoNone();
};

void CliKilledTest::initTestCase() {
    QCOMPARE(m_cli.run({"demo", "--out", "long.csv", "--events", "60000"}).code, 0);
    QVERIFY(!m_cli.write("good.csv", eventHeading + eventLines()).empty());
    QCOMPARE(m_cli.run({"import", "good.csv", "--workspace", "shop.planwright"}).code, 0);
    m_first = answer({"snapshots", "list"}).at("snapshot_sha256");
    m_names = names(workspace());
}

void CliKilledTest::importingIntoAWorkspace() {
    const Cli::Arguments import{"import", "long.csv", "--workspace", "shop.planwright"};
    const auto lasts = timeOf({"import", "long.csv", "--workspace", "trial.planwright"});
    QVERIFY(lasts > 0);
    int struck = 0;
    for (int i = 0; i < kills(); ++i) {
        struck += killed(import, lasts) ? 1 : 0;
        // The first program that opens the workspace finds it in order, and leaves it so.
        const auto list = answer({"snapshots", "list"});
        QVERIFY2(list.is_object(), "the workspace opens");
        const auto& snapshots = list.at("snapshots");
        const bool isNew = list.at("snapshot_sha256") != m_first;
        QCOMPARE(snapshots.size(), isNew ? std::size_t{2} : std::size_t{1});
        QCOMPARE(answer({"snapshots", "verify"}).at("snapshots").size(), snapshots.size());
        if (isNew) {
            // Killed after its commit, or not in time: back to where it began.
            QVERIFY(answer({"snapshots", "use", m_first}).is_object());
            QVERIFY(answer({"snapshots", "delete", "previous"}).is_object());
        }
        QVERIFY2(holdsNothingElse(workspace()), "something was left over or is missing");
    }
    qInfo("%d of %d killed while running", struck, kills());
    QVERIFY2(struck * 2 > kills(), "most programs were killed before they were done");
    QVERIFY(m_cli.run(import).code == 0);
}

void CliKilledTest::importingIntoNone() {
    const Cli::Arguments import{"import", "good.csv", "--workspace", "new.planwright"};
    const auto lasts = timeOf({"import", "good.csv", "--workspace", "trial2.planwright"});
    QVERIFY(lasts > 0);
    for (int i = 0; i < kills(); ++i) {
        killed(import, lasts);
        // Whatever there is of it, the import can be made again.
        const auto again = m_cli.run(import);
        QVERIFY2(again.code == 0, again.err.c_str());
        QVERIFY2(holdsNothingElse(workspace("new.planwright")), "something was left over or is missing");
        fs::remove_all(workspace("new.planwright"));
    }
}

QTEST_APPLESS_MAIN(CliKilledTest)
#include "cli_killed_test.moc"
