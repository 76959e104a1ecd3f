#include "core/storage/database.h"
#include "core/storage/migrations.h"
#include "core/storage/statement.h"
#include "core/storage/transaction.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <fstream>

using namespace planwright;
using namespace planwright::storage;
namespace fs = std::filesystem;

class StorageTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_count = 0;

    fs::path freshFile() { return fs::path(m_folder.path().toStdString()) / ("db" + std::to_string(++m_count)); }

private Q_SLOTS:
    void bindsAndReadsEveryType();
    void quotesAreOnlyText();
    void rollsBackWithoutCommit();
    void refusesASecondWriter();
    void enforcesForeignKeysAndStrictTypes();
    void opensOnlyWhatIsThere();
    void refusesAFileThatIsNoDatabase();
    void migratesStepByStepWithABackup();
    void aFailedStepLeavesTheVersionBefore();
    void refusesANewerSchema();
    void readingChangesNoByte();
};

void StorageTest::bindsAndReadsEveryType() {
    auto database = Database::open(freshFile(), Database::Mode::Create);
    QVERIFY(database);
    QVERIFY(database->execute("CREATE TABLE t (i INTEGER, r REAL, s TEXT, n TEXT) STRICT"));
    auto insert = database->prepare("INSERT INTO t VALUES (?, ?, ?, ?)");
    QVERIFY(insert);
    QVERIFY(insert->bind(std::int64_t{-7}).bind(0.1).bind("Çay & thé").bind(nullptr).run());
    QVERIFY(insert->bind(std::int64_t{8}).bind(2.0).bind(std::string_view{}).bind("x").run());
    auto select = database->prepare("SELECT * FROM t ORDER BY i");
    QVERIFY(select && *select->step());
    QCOMPARE(select->integer(0), std::int64_t{-7});
    QCOMPARE(select->real(1), 0.1);
    QCOMPARE(select->text(2), std::string("Çay & thé"));
    QVERIFY(select->isNull(3));
    QVERIFY(*select->step());
    QVERIFY(!select->isNull(2));
    QCOMPARE(select->text(2), std::string());
    QVERIFY(!*select->step());
}

void StorageTest::quotesAreOnlyText() {
    auto database = Database::open(freshFile(), Database::Mode::Create);
    QVERIFY(database && database->execute("CREATE TABLE t (s TEXT) STRICT"));
    const std::string hostile = "'); DROP TABLE t; --";
    QVERIFY(database->prepare("INSERT INTO t VALUES (?)")->bind(hostile).run());
    auto select = database->prepare("SELECT s FROM t WHERE s = ?");
    QVERIFY(*select->bind(hostile).step());
    QCOMPARE(select->text(0), hostile);
}

void StorageTest::rollsBackWithoutCommit() {
    auto database = Database::open(freshFile(), Database::Mode::Create);
    QVERIFY(database && database->execute("CREATE TABLE t (i INTEGER) STRICT"));
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY(transaction && database->execute("INSERT INTO t VALUES (1)"));
    }
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY(transaction && database->execute("INSERT INTO t VALUES (2)"));
        QVERIFY(transaction->commit());
    }
    auto select = database->prepare("SELECT count(*), max(i) FROM t");
    QVERIFY(*select->step());
    QCOMPARE(select->integer(0), std::int64_t{1});
    QCOMPARE(select->integer(1), std::int64_t{2});
}

void StorageTest::refusesASecondWriter() {
    const auto file = freshFile();
    auto first = Database::open(file, Database::Mode::Create);
    auto second = Database::open(file, Database::Mode::Existing, 20);
    QVERIFY(first && second);
    auto writing = Transaction::begin(*first);
    QVERIFY(writing);
    const auto refused = Transaction::begin(*second);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code(), ErrorCode::Conflict);
    QVERIFY(refused.error().message().find("another program") != std::string::npos);
}

void StorageTest::enforcesForeignKeysAndStrictTypes() {
    auto database = Database::open(freshFile(), Database::Mode::Create);
    QVERIFY(database && migrate(*database, workspaceMigrations(), freshFile()));
    const auto orphan = database->execute("INSERT INTO current_snapshot VALUES (1, 'nowhere')");
    QVERIFY(!orphan);
    QCOMPARE(orphan.error().code(), ErrorCode::Conflict);
    QVERIFY(!database->execute("INSERT INTO mapping VALUES ('m', 'no json', NULL)"));
    QVERIFY(!database->execute("INSERT INTO snapshot VALUES ('" + std::string(64, 'a') + "', '', '', 'many', '{}')"));
}

void StorageTest::opensOnlyWhatIsThere() {
    const auto file = freshFile();
    QCOMPARE(Database::open(file, Database::Mode::Existing).error().code(), ErrorCode::NotFound);
    QVERIFY(!fs::exists(file));
    QVERIFY(Database::open(file, Database::Mode::Create));
    QCOMPARE(Database::open(file, Database::Mode::Create).error().code(), ErrorCode::AlreadyExists);
}

void StorageTest::refusesAFileThatIsNoDatabase() {
    const auto file = freshFile();
    std::ofstream(file) << std::string(4096, 'x');
    const auto opened = Database::open(file, Database::Mode::Existing);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code(), ErrorCode::Io);
}

void StorageTest::migratesStepByStepWithABackup() {
    const std::array<Migration, 2> steps{
        {{"0001_a.sql", "CREATE TABLE a (i INTEGER) STRICT; INSERT INTO a VALUES (5);"},
         {"0002_b.sql", "ALTER TABLE a RENAME TO b;"}}};
    auto database = Database::open(freshFile(), Database::Mode::Create);
    const auto backup = freshFile();
    QVERIFY(database && migrate(*database, std::span(steps).first(1), backup));
    QVERIFY2(!fs::exists(backup), "an empty database needs no backup");
    QCOMPARE(*schemaVersion(*database), 1);
    QVERIFY(migrate(*database, steps, backup));
    QCOMPARE(*schemaVersion(*database), 2);
    auto copy = Database::open(backup, Database::Mode::Existing);
    QVERIFY(copy);
    QCOMPARE(*schemaVersion(*copy), 1);
    auto select = copy->prepare("SELECT i FROM a");
    QVERIFY(select && *select->step());
    QCOMPARE(select->integer(0), std::int64_t{5});
}

void StorageTest::aFailedStepLeavesTheVersionBefore() {
    const std::array<Migration, 2> steps{
        {{"0001_a.sql", "CREATE TABLE a (i INTEGER) STRICT;"},
         {"0002_b.sql", "CREATE TABLE c (i INTEGER) STRICT; CREATE TABLE a (i INTEGER);"}}};
    auto database = Database::open(freshFile(), Database::Mode::Create);
    QVERIFY(database && !migrate(*database, steps, freshFile()));
    QCOMPARE(*schemaVersion(*database), 0); // a new one is made whole or not at all
    QVERIFY(migrate(*database, std::span(steps).first(1), freshFile()));
    QVERIFY(!migrate(*database, steps, freshFile()));
    QCOMPARE(*schemaVersion(*database), 1);
    QVERIFY(!database->prepare("SELECT * FROM c"));
}

void StorageTest::refusesANewerSchema() {
    const auto file = freshFile();
    const auto backup = freshFile();
    auto database = Database::open(file, Database::Mode::Create);
    QVERIFY(database && database->execute("PRAGMA user_version = 999"));
    const auto refused = migrate(*database, workspaceMigrations(), backup);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code(), ErrorCode::Conflict);
    QVERIFY(refused.error().message().find("newer Planwright") != std::string::npos);
    QVERIFY(!fs::exists(backup));

    // Found by the fuzzer: a damaged header.
    QVERIFY(database->execute("PRAGMA user_version = -469762048"));
    const auto damaged = migrate(*database, workspaceMigrations(), backup);
    QVERIFY(!damaged);
    QCOMPARE(damaged.error().code(), ErrorCode::Io);
    QVERIFY(!fs::exists(backup));
}

void StorageTest::readingChangesNoByte() {
    const auto file = freshFile();
    {
        auto database = Database::open(file, Database::Mode::Create);
        QVERIFY(database && migrate(*database, workspaceMigrations(), freshFile()));
    }
    const auto before = planwright::test::bytesOf(file);
    {
        auto database = Database::open(file, Database::Mode::Existing);
        QVERIFY(database && migrate(*database, workspaceMigrations(), freshFile()));
        auto select = database->prepare("SELECT count(*) FROM snapshot");
        QVERIFY(*select->step());
    }
    QCOMPARE(planwright::test::bytesOf(file), before);
    QVERIFY(!fs::exists(file.string() + "-wal"));
    QVERIFY(!fs::exists(file.string() + "-shm"));
}

QTEST_APPLESS_MAIN(StorageTest)
#include "storage_test.moc"
