#include "core/service/import_service.h"
#include "core/service/snapshot_folder.h"
#include "core/service/snapshot_service.h"
#include "tests/support/verify_result.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <fstream>

using namespace planwright;
using namespace planwright::service;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

// Sales of two categories on every day from the first of January 2023 on.
std::string sales(int days, const std::string& more = {}) {
    std::string text = "Date,Order,Qty,Price,Category\n";
    for (int day = 0; day < days; ++day)
        for (const char* category : {"Clocks", "Lamps"})
            text += (Date(2023, 1, 1) + day).toString() + ",o" + std::to_string(day) + *category + ",2,1.50," +
                    category + "\n";
    return text + more;
}

} // namespace

/// Snapshots as a planner handles them, on real imports.
class SnapshotServiceTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;
    int m_count = 0;

    [[nodiscard]] fs::path root() const { return m_root.path().toStdString(); }
    std::unique_ptr<Workspace> freshWorkspace() {
        return *Workspace::openOrCreate(root() / ("w" + std::to_string(++m_count) + ".planwright"));
    }
    [[nodiscard]] Result<data::ImportReport> import(Workspace& workspace, const std::string& text,
                                                    bool append = false) const {
        std::ofstream(root() / "events.csv") << text;
        PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, RunContext()));
        ImportOptions options;
        options.files = {root() / "events.csv"};
        options.append = append;
        PLANWRIGHT_ASSIGN(auto report, importFiles(*change, options, RunContext()));
        PLANWRIGHT_TRY(change->commit());
        return report;
    }
    template <typename Apply>
    static Status changed(Workspace& workspace, const std::string& name, Apply&& apply) {
        PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, RunContext()));
        PLANWRIGHT_ASSIGN(const auto snapshot, findSnapshot(workspace, name));
        PLANWRIGHT_TRY(apply(*change, snapshot));
        return change->commit();
    }
    static Status tag(Workspace& workspace, const std::string& name, const std::string& tag) {
        return changed(workspace, name,
                       [&](auto& change, const auto& snapshot) { return tagSnapshot(change, snapshot, tag); });
    }

private Q_SLOTS:
    void listsTheLastImportedFirst();
    void findsByPrefixTagAndWord();
    void tagsAreUniqueAndPlain();
    void takesAFolderWhoseNameIsNotUtf8();
    void useMakesAnotherOneCurrent();
    void deletesWhatNobodyNeeds();
    void aDeletionThatWasCutShortIsFinishedOnOpening();
    void verifyFindsDamage();
    void comparesAndSaysSo();
    void appendingReportsWhatItRestated();
    void documentsHoldNoTimeAndNoPath();
};

void SnapshotServiceTest::listsTheLastImportedFirst() {
    const auto workspace = freshWorkspace();
    QVERIFY(listSnapshots(*workspace)->empty());
    const auto first = import(*workspace, sales(60));
    const auto second = import(*workspace, sales(90));
    VERIFY_RESULT(first);
    VERIFY_RESULT(second);
    auto list = *listSnapshots(*workspace);
    QCOMPARE(list.size(), std::size_t{2});
    QCOMPARE(list[0].sha256, second->snapshotSha256);
    QVERIFY(list[0].isCurrent && !list[1].isCurrent);
    QCOMPARE(list[0].rows, std::int64_t{180});
    QCOMPARE(list[0].categories, std::int64_t{2});
    QCOMPARE(list[1].lastDay.toString(), std::string("2023-03-01"));
    QVERIFY(list[0].bytes > 1'000);
    QVERIFY(list[0].importedAt && !list[0].problem && list[0].bundles.empty());
    VERIFY_RESULT(import(*workspace, sales(60)));
    list = *listSnapshots(*workspace);
    QCOMPARE(list[0].sha256, first->snapshotSha256);
    QVERIFY(list[0].isCurrent);
}

void SnapshotServiceTest::findsByPrefixTagAndWord() {
    const auto workspace = freshWorkspace();
    QCOMPARE(findSnapshot(*workspace, "current").error().code(), ErrorCode::NotFound);
    const auto first = *import(*workspace, sales(60));
    QCOMPARE(findSnapshot(*workspace, "previous").error().code(), ErrorCode::NotFound);
    const auto second = *import(*workspace, sales(90));
    const auto found = [&](const std::string& name) {
        const auto snapshot = findSnapshot(*workspace, name);
        return snapshot ? snapshot->sha256 : snapshot.error().message();
    };
    QCOMPARE(found("current"), second.snapshotSha256);
    QCOMPARE(found("previous"), first.snapshotSha256);
    QCOMPARE(found(first.snapshotSha256), first.snapshotSha256);
    QCOMPARE(found(first.snapshotSha256.substr(0, 10)), first.snapshotSha256);
    QVERIFY(tag(*workspace, first.snapshotSha256, "Jahresabschluß 2023"));
    QCOMPARE(found("Jahresabschluß 2023"), first.snapshotSha256);
    for (const std::string name : {"", "a", "ABCDEF0123", "no-such", "zzzz"})
        QCOMPARE(findSnapshot(*workspace, name).error().code(), ErrorCode::NotFound);
}

void SnapshotServiceTest::tagsAreUniqueAndPlain() {
    const auto workspace = freshWorkspace();
    const auto first = *import(*workspace, sales(60));
    QVERIFY(import(*workspace, sales(90)));
    for (const std::string bad : {"", "current", "previous", "-x", "abcd", "0123456789", " x", "x ", "a\nb", "ab\xff"})
        QCOMPARE(tag(*workspace, "current", bad).error().code(), ErrorCode::InvalidArgument);
    QVERIFY(tag(*workspace, "current", "spring"));
    const auto taken = tag(*workspace, "previous", "spring");
    QCOMPARE(taken.error().code(), ErrorCode::Conflict);
    QVERIFY(taken.error().message().find("names snapshot") != std::string::npos);
    QVERIFY(tag(*workspace, "current", "Frühling 2"));
    QVERIFY(tag(*workspace, "previous", "spring"));
    QCOMPARE(findSnapshot(*workspace, "spring")->sha256, first.snapshotSha256);
    QVERIFY(changed(*workspace, "spring", untagSnapshot));
    QCOMPARE(changed(*workspace, first.snapshotSha256, untagSnapshot).error().code(), ErrorCode::NotFound);
}

void SnapshotServiceTest::takesAFolderWhoseNameIsNotUtf8() {
    const auto workspace = freshWorkspace();
    QVERIFY(import(*workspace, sales(60)));
    const auto folder = root() / "fr\xFChling";
    VERIFY_RESULT(exportSnapshot(*workspace, *findSnapshot(*workspace, "current"), folder, RunContext()));
    const auto other = freshWorkspace();
    const auto change = *WorkspaceChange::begin(*other, RunContext());
    VERIFY_RESULT(addSnapshot(*change, folder, RunContext()));
    fs::remove_all(folder); // QTemporaryDir cannot
}

void SnapshotServiceTest::useMakesAnotherOneCurrent() {
    const auto workspace = freshWorkspace();
    const auto first = *import(*workspace, sales(60));
    const auto second = *import(*workspace, sales(90));
    QCOMPARE(changed(*workspace, "current", useSnapshot).error().code(), ErrorCode::Conflict);
    QVERIFY(changed(*workspace, "previous", useSnapshot));
    QCOMPARE(*workspace->currentSnapshot(), first.snapshotSha256);
    QCOMPARE(findSnapshot(*workspace, "previous")->sha256, second.snapshotSha256);
    QVERIFY(changed(*workspace, "previous", useSnapshot));
    QCOMPARE(*workspace->currentSnapshot(), second.snapshotSha256);
    for (const auto* file : {"events.parquet", "manifest.json"}) {
        fs::remove(workspace->snapshotsDirectory() / first.snapshotSha256 / file);
        QCOMPARE(changed(*workspace, "previous", useSnapshot).error().code(), ErrorCode::Conflict);
    }
    QCOMPARE(*workspace->currentSnapshot(), second.snapshotSha256);
}

void SnapshotServiceTest::deletesWhatNobodyNeeds() {
    const auto workspace = freshWorkspace();
    const auto first = *import(*workspace, sales(60));
    const auto second = *import(*workspace, sales(90));
    const auto isThere = [&](const auto& report) {
        return fs::exists(workspace->snapshotsDirectory() / report.snapshotSha256);
    };
    QCOMPARE(changed(*workspace, "current", deleteSnapshot).error().code(), ErrorCode::Conflict);
    {
        const auto change = *WorkspaceChange::begin(*workspace, RunContext());
        QVERIFY(change->recordTraining(first.snapshotSha256, "{}", std::string(64, 'b'), "{}"));
        fs::create_directories(workspace->bundlesDirectory() / std::string(64, 'b'));
        QVERIFY(change->commit());
    }
    const auto refused = changed(*workspace, "previous", deleteSnapshot);
    QCOMPARE(refused.error().code(), ErrorCode::Conflict);
    QVERIFY2(refused.error().message().find("bundle bbbbbbbbbbbb") != std::string::npos,
             refused.error().message().c_str());
    QVERIFY(isThere(first) && isThere(second));

    const auto third = *import(*workspace, sales(70));
    QVERIFY(changed(*workspace, second.snapshotSha256, deleteSnapshot));
    QVERIFY(isThere(first) && !isThere(second) && isThere(third));
    QCOMPARE(listSnapshots(*workspace)->size(), std::size_t{2});
    QCOMPARE(findSnapshot(*workspace, "previous")->sha256, first.snapshotSha256);
    // What was deleted can be imported again.
    QVERIFY(import(*workspace, sales(90)));
    QVERIFY(isThere(second));
}

void SnapshotServiceTest::aDeletionThatWasCutShortIsFinishedOnOpening() {
    auto workspace = freshWorkspace();
    const auto first = *import(*workspace, sales(60));
    QVERIFY(import(*workspace, sales(90)));
    const auto folder = workspace->folder();
    const auto data = workspace->snapshotsDirectory() / first.snapshotSha256;
    const auto copy = root() / "copy";
    fs::copy(data, copy);
    QVERIFY(changed(*workspace, "previous", deleteSnapshot));
    QVERIFY(!fs::exists(data));
    workspace.reset();
    fs::rename(copy, data); // as if the program had been killed before it came to that
    workspace = *Workspace::open(folder);
    QVERIFY(!fs::exists(data));
    QCOMPARE(listSnapshots(*workspace)->size(), std::size_t{1});
}

void SnapshotServiceTest::verifyFindsDamage() {
    const auto workspace = freshWorkspace();
    const auto report = *import(*workspace, sales(60));
    const auto snapshot = *findSnapshot(*workspace, "current");
    VERIFY_RESULT(verifySnapshot(*workspace, snapshot, RunContext()));
    const auto events = workspace->snapshotsDirectory() / report.snapshotSha256 / "events.parquet";
    fs::resize_file(events, fs::file_size(events) / 2);
    QVERIFY(!verifySnapshot(*workspace, snapshot, RunContext()));
    fs::remove(events);
    QVERIFY(!verifySnapshot(*workspace, snapshot, RunContext()));
}

void SnapshotServiceTest::comparesAndSaysSo() {
    const auto workspace = freshWorkspace();
    QVERIFY(import(*workspace, sales(60)));
    QVERIFY(import(*workspace, sales(90, "2023-01-10,late,5,1.50,Lamps\n2023-01-11,new,1,9.00,Cards\n")));
    const auto pair = compareSnapshots(*workspace, "previous", "current", RunContext());
    VERIFY_RESULT(pair);
    const auto sentence = comparisonSentence(*pair);
    QVERIFY2(sentence == "1 month restated (January 2023), 1 month with other days (March 2023), 1 new category "
                         "(Cards). In all 240 units before, 366 after (+126).",
             sentence.c_str());
    const auto same = compareSnapshots(*workspace, "current", "current", RunContext());
    VERIFY_RESULT(same);
    QVERIFY(comparisonSentence(*same).find("same snapshot") != std::string::npos);

    const auto document = json::parse(comparisonDocument(*pair, 42));
    QCOMPARE(document.at("schema").get<std::string>(), std::string("planwright.snapshots/1"));
    QCOMPARE(document.at("months").size(), std::size_t{2});
    QCOMPARE(document.at("months")[0].at("change").get<std::string>(), std::string("restated"));
    QCOMPARE(document.at("months")[0].at("difference").at("units").get<double>(), 6.0);
    QCOMPARE(document.at("categories")[0].at("change").get<std::string>(), std::string("new"));
    QCOMPARE(document.at("unchanged_months").get<int>(), 1);
    QCOMPARE(document.at("total").at("difference").at("rows").get<int>(), 62);
}

void SnapshotServiceTest::appendingReportsWhatItRestated() {
    const auto workspace = freshWorkspace();
    QVERIFY(import(*workspace, sales(60))->restated.empty());
    const auto plain = import(*workspace, sales(90), true);
    VERIFY_RESULT(plain);
    QVERIFY2(plain->restated.empty(), "new days restate nothing");
    const auto late = import(
        *workspace, "Date,Order,Qty,Price,Category\n2023-02-03,x,4,1.50,Clocks\n2023-04-30,y,1,1,Clocks\n", true);
    VERIFY_RESULT(late);
    QCOMPARE(late->restated.size(), std::size_t{1});
    const auto& restated = late->restated[0];
    QCOMPARE(restated.category, std::string("Clocks"));
    QCOMPARE(restated.month.toString(), std::string("2023-02"));
    QCOMPARE(restated.before.units.raw, std::int64_t{56'000});
    QCOMPARE(restated.after.units.raw, std::int64_t{60'000});
    QCOMPARE(restated.after.rows - restated.before.rows, std::int64_t{1});

    const auto document = json::parse(importDocument(*late, 42));
    QCOMPARE(document.at("restated")[0].at("units_after").get<double>(), 60.0);
    const auto again = parseImportDocument(document.dump());
    VERIFY_RESULT(again);
    QCOMPARE(again->restated.size(), std::size_t{1});
    QCOMPARE(again->restated[0].after.money.raw, restated.after.money.raw);
    auto old = document;
    old.erase("restated");
    QVERIFY(parseImportDocument(old.dump()).value().restated.empty());
}

void SnapshotServiceTest::documentsHoldNoTimeAndNoPath() {
    const auto workspace = freshWorkspace();
    QCOMPARE(json::parse(snapshotsDocument({}, 42)).at("snapshot_sha256_reason").get<std::string>(),
             std::string("Nothing was imported yet."));
    QVERIFY(import(*workspace, sales(60)));
    const auto list = *listSnapshots(*workspace);
    const auto text = snapshotsDocument(list, 42);
    QVERIFY(text.find(*list[0].importedAt) == std::string::npos);
    QVERIFY(text.find(root().string()) == std::string::npos);
    const auto document = json::parse(text);
    QCOMPARE(document.at("snapshots")[0].at("rows").get<int>(), 120);
    QCOMPARE(document.at("snapshot_sha256"), document.at("snapshots")[0].at("snapshot_sha256"));
    QVERIFY(document.at("snapshots")[0].at("current").get<bool>());
}

QTEST_APPLESS_MAIN(SnapshotServiceTest)
#include "snapshot_service_test.moc"
