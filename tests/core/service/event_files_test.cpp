#include "core/service/event_files.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace planwright;
using namespace planwright::service;
namespace fs = std::filesystem;

class EventFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFolderStandsForItsEventFiles();
    void looksIntoPartitions();
    void saysWhatIsMissing();
    void refusesANameThatIsNotUtf8();
    void namesAWorkspace();
};

void EventFilesTest::aFolderStandsForItsEventFiles() {
    const QTemporaryDir root;
    const fs::path folder = root.path().toStdString();
    fs::create_directory(folder / "inner.csv");
    for (const auto* name : {"b.csv", "a.CSV.gz", "c.tsv.zst", "Z.txt", "notes.md", ".hidden.csv", "archive.gz"})
        std::ofstream(folder / name) << "x\n";
    const auto files = eventFiles({folder / "notes.md", folder});
    QVERIFY(files.has_value());
    std::vector<std::string> names;
    for (const auto& file : *files)
        names.push_back(file.filename().string());
    QCOMPARE(names, (std::vector<std::string>{"notes.md", "Z.txt", "a.CSV.gz", "b.csv", "c.tsv.zst"}));
}

void EventFilesTest::looksIntoPartitions() {
    const QTemporaryDir root;
    const fs::path folder = root.path().toStdString();
    for (const auto* inner :
         {"year=2024/month=02", "year=2024/month=01", "year=2023/month=12", "old", ".tmp=1", "year=2024/_temporary"})
        fs::create_directories(folder / inner);
    for (const auto* name : {"year=2024/month=02/part-0.parquet", "year=2024/month=01/part-1.parquet",
                             "year=2024/month=01/part-0.csv.gz", "year=2023/month=12/part-0.xlsx", "year=2024/_SUCCESS",
                             "year=2024/month=01/.part-0.csv.crc", "year=2024/month=01/~$part-0.xlsx", "_metadata",
                             "old/part-0.csv", ".tmp=1/part-0.csv", "year=2024/_temporary/part-0.csv"})
        std::ofstream(folder / name) << "x\n";
    fs::create_symlink(folder / "nowhere", folder / "gone.csv");
    const auto files = eventFiles({folder});
    QVERIFY(files.has_value());
    std::vector<std::string> names;
    for (const auto& file : *files)
        names.push_back(fs::relative(file, folder).string());
    QCOMPARE(names,
             (std::vector<std::string>{"year=2023/month=12/part-0.xlsx", "year=2024/month=01/part-0.csv.gz",
                                       "year=2024/month=01/part-1.parquet", "year=2024/month=02/part-0.parquet"}));
}

void EventFilesTest::saysWhatIsMissing() {
    const QTemporaryDir root;
    const fs::path folder = root.path().toStdString();
    QCOMPARE(eventFiles({folder}).error().code(), ErrorCode::InvalidArgument);
    const auto missing = eventFiles({folder / "none.csv"});
    QCOMPARE(missing.error().code(), ErrorCode::NotFound);
    QCOMPARE(missing.error().where().file, (folder / "none.csv").string());
}

void EventFilesTest::refusesANameThatIsNotUtf8() {
    const QTemporaryDir root;
    const fs::path folder = root.path().toStdString();
    for (const auto* name : {"caf\xC3\xA9.csv", "caf\xE9.csv"})
        std::ofstream(folder / name) << "x\n";
    QVERIFY(eventFiles({folder / "caf\xC3\xA9.csv"}).has_value());
    for (const auto& path : {folder, folder / "caf\xE9.csv"}) {
        const auto refused = eventFiles({path});
        QVERIFY(!refused);
        QVERIFY(refused.error().code() == ErrorCode::InvalidArgument);
        QVERIFY(refused.error().where().file.ends_with("caf\xE9.csv"));
    }
}

void EventFilesTest::namesAWorkspace() {
    QCOMPARE(eventFileStem("/data/sales.csv.gz"), std::string("sales"));
    QCOMPARE(eventFileStem("sales.2024.CSV.ZST"), std::string("sales.2024"));
    QCOMPARE(eventFileStem("/data/sales.csv"), std::string("sales"));
    QCOMPARE(eventFileStem("/data/exports/"), std::string("exports"));
}

QTEST_APPLESS_MAIN(EventFilesTest)
#include "event_files_test.moc"
