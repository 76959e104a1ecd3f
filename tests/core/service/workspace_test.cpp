#include "core/service/workspace.h"
#include "core/service/workspace_change.h"
#include "core/storage/database.h"
#include "core/storage/migrations.h"
#include "core/storage/statement.h"
#include "tests/support/file_tree.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace planwright;
using namespace planwright::service;
using planwright::test::treeOf;
namespace fs = std::filesystem;

namespace {

data::ImportReport reportOf(char letter) {
    data::ImportReport report;
    report.snapshotSha256 = std::string(64, letter);
    report.firstDay = Date(2024, 1, 1);
    report.lastDay = Date(2024, 12, 31);
    report.categories = 3;
    return report;
}

Status import(Workspace& workspace, char letter) {
    PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, RunContext{}));
    fs::create_directories(workspace.snapshotsDirectory() / std::string(64, letter));
    PLANWRIGHT_TRY(change->recordImport(reportOf(letter), "{}", "{}", std::nullopt));
    return change->commit();
}

} // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;
    int m_count = 0;

    fs::path freshFolder() {
        return fs::path(m_root.path().toStdString()) / ("w" + std::to_string(++m_count) + ".planwright");
    }

private Q_SLOTS:
    void aNewOneWithoutACommitLeavesNothing();
    void aCommitMakesItStay();
    void openingChangesNoByte();
    void whatIsNotCommittedIsGone();
    void clearsAwayWhatAKilledProgramLeft();
    void openingClearsAwayWhatAKilledProgramLeft();
    void openingLeavesAWritingProgramAlone();
    void aProgramKilledAtOnceLeavesAWorkspace();
    void keepsWhatIsNotItsOwn();
    void refusesAnotherFolder();
    void refusesASecondWriter();
    void migratesAnOlderWorkspace();
    void migratesTheLogOfAnOlderWorkspace();
    void refusesANewerWorkspace();
    void knowsItsBundles();
    void logsEveryCommand();
    void keepsTheMappingUsedLastFirst();
};

void WorkspaceTest::aNewOneWithoutACommitLeavesNothing() {
    const auto folder = freshFolder();
    {
        const auto workspace = Workspace::openOrCreate(folder);
        QVERIFY(workspace);
        QCOMPARE((*workspace)->currentSnapshot().error().code(), ErrorCode::NotFound);
        const auto change = WorkspaceChange::begin(**workspace, RunContext{});
        QVERIFY(change);
        fs::create_directories((*workspace)->snapshotsDirectory() / std::string(64, 'a'));
        std::ofstream((*change)->temporaryDirectory() / "half") << "x";
    }
    QVERIFY(!fs::exists(folder));
    fs::create_directories(folder);
    QVERIFY(Workspace::openOrCreate(folder));
    QVERIFY2(fs::exists(folder) && fs::is_empty(folder), "a folder that was there stays, empty as it was");
}

void WorkspaceTest::aCommitMakesItStay() {
    const auto folder = freshFolder();
    {
        const auto workspace = Workspace::openOrCreate(folder);
        QVERIFY(workspace && import(**workspace, 'a'));
    }
    const auto again = Workspace::open(folder);
    QVERIFY(again);
    QCOMPARE(*(*again)->currentSnapshot(), std::string(64, 'a'));
    QVERIFY(import(**again, 'b'));
    QCOMPARE(*(*again)->currentSnapshot(), std::string(64, 'b'));
    QVERIFY2(fs::exists(folder / "snapshots" / std::string(64, 'a')), "a replaced snapshot is kept, for undo");
}

void WorkspaceTest::openingChangesNoByte() {
    const auto folder = freshFolder();
    {
        const auto workspace = Workspace::openOrCreate(folder);
        QVERIFY(workspace && import(**workspace, 'a'));
    }
    const auto before = treeOf(folder);
    for (int i = 0; i < 3; ++i) {
        const auto workspace = Workspace::open(folder);
        QVERIFY(workspace && (*workspace)->currentSnapshot() && (*workspace)->savedMappings());
    }
    QVERIFY(treeOf(folder) == before);
}

void WorkspaceTest::whatIsNotCommittedIsGone() {
    const auto folder = freshFolder();
    {
        const auto workspace = Workspace::openOrCreate(folder);
        QVERIFY(workspace && import(**workspace, 'a'));
    }
    const auto before = treeOf(folder);
    {
        const auto workspace = Workspace::open(folder);
        const auto change = WorkspaceChange::begin(**workspace, RunContext{});
        QVERIFY(change);
        fs::create_directories((*workspace)->snapshotsDirectory() / std::string(64, 'b') / "deep");
        fs::create_directories((*workspace)->bundlesDirectory() / std::string(64, 'c'));
        QVERIFY((*change)->recordImport(reportOf('b'), "{}", "{}", SavedMapping{"m", "{}", std::nullopt}));
        QVERIFY((*change)->recordTraining(std::string(64, 'b'), "{}", std::string(64, 'c'), "{}"));
        QCOMPARE(*(*workspace)->currentSnapshot(), std::string(64, 'b'));
    }
    QVERIFY(treeOf(folder) == before);
}

void WorkspaceTest::clearsAwayWhatAKilledProgramLeft() {
    const auto folder = freshFolder();
    const auto workspace = Workspace::openOrCreate(folder);
    QVERIFY(workspace && import(**workspace, 'a'));
    fs::create_directories(folder / "tmp" / "import-1");
    fs::create_directories(folder / "snapshots" / std::string(64, 'd'));
    fs::create_directories(folder / "snapshots" / ".incoming-1");
    fs::create_directories(folder / "bundles" / ".writing-1");
    QVERIFY(import(**workspace, 'b'));
    QVERIFY(!fs::exists(folder / "tmp"));
    QVERIFY(!fs::exists(folder / "snapshots" / std::string(64, 'd')));
    QVERIFY(!fs::exists(folder / "snapshots" / ".incoming-1"));
    QVERIFY(!fs::exists(folder / "bundles" / ".writing-1"));
    QVERIFY(fs::exists(folder / "snapshots" / std::string(64, 'a')));
}

void WorkspaceTest::openingClearsAwayWhatAKilledProgramLeft() {
    const auto folder = freshFolder();
    {
        const auto workspace = Workspace::openOrCreate(folder);
        QVERIFY(workspace && import(**workspace, 'a'));
    }
    const auto before = treeOf(folder);
    fs::create_directories(folder / "tmp" / "change-1" / "import-1");
    std::ofstream(folder / "tmp" / "report.html") << "half";
    fs::create_directories(folder / "snapshots" / std::string(64, 'd'));
    fs::create_directories(folder / "snapshots" / ".incoming-1");
    fs::create_directories(folder / "snapshots" / ".spill-1");
    fs::create_directories(folder / "bundles" / ".writing-1");
    QVERIFY(Workspace::open(folder));
    QVERIFY(treeOf(folder) == before);
}

void WorkspaceTest::openingLeavesAWritingProgramAlone() {
    const auto folder = freshFolder();
    const auto first = Workspace::openOrCreate(folder);
    QVERIFY(first && import(**first, 'a'));
    const auto writing = WorkspaceChange::begin(**first, RunContext{});
    const auto incoming = (*first)->snapshotsDirectory() / std::string(64, 'e');
    fs::create_directories(incoming);
    const auto reading = data::TemporaryFolder::make((*first)->snapshotsDirectory(), ".spill-");
    QElapsedTimer timer;
    timer.start();
    QVERIFY(Workspace::open(folder));
    QVERIFY2(timer.elapsed() < 1500, "nobody waits for the other program");
    QVERIFY(fs::exists(incoming) && fs::exists((*writing)->temporaryDirectory()) && fs::exists(reading->path()));
    QVERIFY((*writing)->commit());
    QVERIFY(Workspace::open(folder));
    QVERIFY2(fs::exists((*writing)->temporaryDirectory()), "a draft may still be moved out of it");
    QVERIFY2(fs::exists(reading->path()), "somebody still reads");
    QVERIFY(!fs::exists(incoming));
}

void WorkspaceTest::aProgramKilledAtOnceLeavesAWorkspace() {
    const auto folder = freshFolder();
    fs::create_directories(folder);
    std::ofstream(folder / "workspace.sqlite").flush(); // as SQLite leaves it before its first page
    const auto workspace = Workspace::openOrCreate(folder);
    QVERIFY2(workspace, workspace ? "" : workspace.error().message().c_str());
    QVERIFY(import(**workspace, 'a'));
    QVERIFY(fs::exists(folder / "bundles") && fs::exists(folder / "exports"));
}

void WorkspaceTest::keepsWhatIsNotItsOwn() {
    const auto folder = freshFolder();
    const auto workspace = Workspace::openOrCreate(folder);
    QVERIFY(workspace && import(**workspace, 'a'));
    std::ofstream(folder / "snapshots" / "my notes.txt") << "keep";
    fs::create_directories(folder / "snapshots" / ".mine");
    QVERIFY(import(**workspace, 'b'));
    QVERIFY(fs::exists(folder / "snapshots" / ".mine"));
    QVERIFY(fs::exists(folder / "snapshots" / "my notes.txt"));
}

void WorkspaceTest::refusesAnotherFolder() {
    const auto folder = freshFolder();
    QCOMPARE(Workspace::open(folder).error().code(), ErrorCode::NotFound);
    fs::create_directories(folder);
    std::ofstream(folder / "letter.txt") << "Dear";
    const auto before = treeOf(folder);
    QCOMPARE(Workspace::openOrCreate(folder).error().code(), ErrorCode::InvalidArgument);
    QCOMPARE(Workspace::openOrCreate(folder / "letter.txt").error().code(), ErrorCode::InvalidArgument);
    QVERIFY(treeOf(folder) == before);
}

void WorkspaceTest::refusesASecondWriter() {
    const auto folder = freshFolder();
    const auto first = Workspace::openOrCreate(folder);
    QVERIFY(first && import(**first, 'a'));
    const auto second = Workspace::open(folder);
    QVERIFY(second);
    const auto writing = WorkspaceChange::begin(**first, RunContext{});
    QVERIFY(writing);
    const auto refused = WorkspaceChange::begin(**second, RunContext{});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code(), ErrorCode::Conflict);
    QVERIFY2(fs::exists((*writing)->temporaryDirectory()), "the loser clears nothing of the winner's");
    QCOMPARE(*(*second)->currentSnapshot(), std::string(64, 'a'));
}

void WorkspaceTest::migratesAnOlderWorkspace() {
    const auto folder = freshFolder();
    fs::create_directories(folder);
    {
        auto database = storage::Database::open(folder / "workspace.sqlite", storage::Database::Mode::Create);
        QVERIFY(database);
        QVERIFY(storage::migrate(*database, storage::workspaceMigrations().first(1), folder / "none.backup"));
        const std::string snapshot = "'" + std::string(64, 'a') + "'";
        QVERIFY(
            database->execute("INSERT INTO snapshot VALUES (" + snapshot + ", '2020-01-01', '2020-12-31', 2, '{}')"));
        QVERIFY(
            database->execute("INSERT INTO bundle VALUES ('" + std::string(64, 'b') + "', " + snapshot + ", '{}', 1)"));
    }
    const auto workspace = Workspace::open(folder);
    QVERIFY2(workspace, workspace ? "" : workspace.error().message().c_str());
    const auto training = (*workspace)->findTraining(std::string(64, 'a'), "{}");
    QVERIFY(training && *training);
    QCOMPARE((*training)->bundleSha256, std::string(64, 'b'));
    QVERIFY(!(*training)->backtestJson);
    QVERIFY(fs::exists(folder / "workspace.sqlite.schema1.backup"));
}

void WorkspaceTest::migratesTheLogOfAnOlderWorkspace() {
    const auto folder = freshFolder();
    fs::create_directories(folder);
    const std::string snapshot(64, 'a');
    {
        auto database = storage::Database::open(folder / "workspace.sqlite", storage::Database::Mode::Create);
        QVERIFY(database);
        QVERIFY(storage::migrate(*database, storage::workspaceMigrations().first(2), folder / "none.backup"));
        const auto done = database->execute(
            "INSERT INTO snapshot VALUES ('" + snapshot + "', '2020-01-01', '2020-12-31', 2, '{}');" +
            "INSERT INTO current_snapshot VALUES (1, '" + snapshot + "');" + "INSERT INTO bundle VALUES ('" +
            std::string(64, 'b') + "', '" + snapshot + "', '{}', 2, NULL);" +
            "INSERT INTO command_log VALUES (1, '2024-01-02T03:04:05Z', 'import', '{}', '" + snapshot + "', NULL);" +
            "INSERT INTO command_log VALUES (2, '2024-01-02T03:04:06Z', 'train', '{}', '" + snapshot + "', '" +
            std::string(64, 'b') + "');");
        QVERIFY2(done, done ? "" : done.error().message().c_str());
    }
    const auto workspace = Workspace::open(folder);
    QVERIFY2(workspace, workspace ? "" : workspace.error().message().c_str());
    const auto snapshots = (*workspace)->snapshots();
    QVERIFY(snapshots);
    QCOMPARE(snapshots->size(), std::size_t{1});
    QVERIFY(snapshots->front().isCurrent && !snapshots->front().tag);
    QCOMPARE(snapshots->front().importedAt.value_or(""), std::string("2024-01-02T03:04:05Z"));
    QCOMPARE(snapshots->front().bundles, std::vector<std::string>{std::string(64, 'b')});
    QVERIFY(fs::exists(folder / "workspace.sqlite.schema2.backup"));
    // The log takes the new commands, and goes on after the old ones.
    QVERIFY(import(**workspace, 'c'));
    {
        const auto change = WorkspaceChange::begin(**workspace, RunContext{});
        QVERIFY((*change)->recordTag(std::string(64, 'c'), "new"));
        QVERIFY((*change)->recordUse(snapshot));
        QVERIFY((*change)->recordDeletion(std::string(64, 'c')));
        QVERIFY2(!(*change)->recordDeletion(snapshot), "the database itself keeps what a bundle or the pointer names");
        QVERIFY((*change)->commit());
    }
    auto database = storage::Database::open(folder / "workspace.sqlite", storage::Database::Mode::Existing);
    auto select = database->prepare("SELECT group_concat(command) FROM command_log");
    QVERIFY(select && *select->step());
    QCOMPARE(select->text(0), std::string("import,train,import,tag_snapshot,use_snapshot,delete_snapshot"));
}

void WorkspaceTest::refusesANewerWorkspace() {
    const auto folder = freshFolder();
    {
        const auto workspace = Workspace::openOrCreate(folder);
        QVERIFY(workspace && import(**workspace, 'a'));
    }
    {
        auto database = storage::Database::open(folder / "workspace.sqlite", storage::Database::Mode::Existing);
        QVERIFY(database && database->execute("PRAGMA user_version = 999"));
    }
    const auto before = treeOf(folder);
    const auto refused = Workspace::open(folder);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code(), ErrorCode::Conflict);
    QVERIFY(refused.error().message().find("newer Planwright") != std::string::npos);
    QVERIFY(treeOf(folder) == before);
}

void WorkspaceTest::knowsItsBundles() {
    const auto workspace = Workspace::openOrCreate(freshFolder());
    QVERIFY(workspace && import(**workspace, 'a'));
    const auto train = [&](const std::string& training, char bundle) -> Status {
        PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(**workspace, RunContext{}));
        fs::create_directories((*workspace)->bundlesDirectory() / std::string(64, bundle));
        PLANWRIGHT_TRY(change->recordTraining(std::string(64, 'a'), training, std::string(64, bundle), "{}"));
        return change->commit();
    };
    const auto found = [&](const std::string& training) {
        const auto stored = (*workspace)->findTraining(std::string(64, 'a'), training).value();
        return stored ? stored->bundleSha256 : "none";
    };
    QVERIFY(train(R"({"origins":12})", 'b') && train(R"({"origins":6})", 'c'));
    QCOMPARE(found(R"({"origins":12})"), std::string(64, 'b'));
    QCOMPARE(found(R"({"origins":6})"), std::string(64, 'c'));
    QCOMPARE(found(R"({"origins":7})"), std::string("none"));
    QVERIFY(train(R"({"origins":12})", 'd'));
    QCOMPARE(found(R"({"origins":12})"), std::string(64, 'd'));
    QVERIFY(train(R"({"origins":12})", 'b'));
    QCOMPARE(found(R"({"origins":12})"), std::string(64, 'b'));
}

void WorkspaceTest::logsEveryCommand() {
    const auto folder = freshFolder();
    {
        const auto workspace = Workspace::openOrCreate(folder);
        QVERIFY(workspace && import(**workspace, 'a'));
        RunContext context;
        context.clock = [] { return std::chrono::system_clock::from_time_t(1'704'067'199); };
        const auto change = WorkspaceChange::begin(**workspace, context);
        QVERIFY((*change)->recordTraining(std::string(64, 'a'), R"({"seed":1})", std::string(64, 'b'), "{}"));
        QVERIFY((*change)->commit());
    }
    auto database = storage::Database::open(folder / "workspace.sqlite", storage::Database::Mode::Existing);
    QVERIFY(database);
    auto select = database->prepare("SELECT command, arguments, at, bundle_sha256 FROM command_log ORDER BY sequence");
    QVERIFY(select && *select->step());
    QCOMPARE(select->text(0), std::string("import"));
    QVERIFY(select->isNull(3));
    QVERIFY(*select->step());
    QCOMPARE(select->text(0), std::string("train"));
    QCOMPARE(select->text(1), std::string(R"({"seed":1})"));
    QCOMPARE(select->text(2), std::string("2023-12-31T23:59:59Z"));
    QCOMPARE(select->text(3), std::string(64, 'b'));
    QVERIFY(!*select->step());
}

void WorkspaceTest::keepsTheMappingUsedLastFirst() {
    const auto workspace = Workspace::openOrCreate(freshFolder());
    QVERIFY(workspace);
    const auto use = [&](const std::string& name, const std::optional<std::string>& table) -> Status {
        PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(**workspace, RunContext{}));
        PLANWRIGHT_TRY(change->recordImport(reportOf('a'), "{}", "{}", SavedMapping{name, "{}", table}));
        return change->commit();
    };
    QVERIFY(use("one", std::nullopt) && use("two", "a,b\n") && use("one", "c,d\n"));
    const auto saved = *(*workspace)->savedMappings();
    QCOMPARE(saved.size(), std::size_t{2});
    QCOMPARE(saved[0].name, std::string("one"));
    QCOMPARE(saved[0].categoryTable.value_or(""), std::string("c,d\n"));
    QCOMPARE(saved[1].name, std::string("two"));
}

QTEST_APPLESS_MAIN(WorkspaceTest)
#include "workspace_test.moc"
