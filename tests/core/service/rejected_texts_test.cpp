#include "core/service/import_service.h"
#include "core/service/rejected_texts.h"
#include "core/storage/database.h"
#include "tests/support/file_tree.h"
#include "tests/support/verify_result.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace planwright;
using namespace planwright::service;
namespace fs = std::filesystem;

namespace {

constexpr auto secret = "Eleonore Quitzow", otherSecret = "Hildegard Zwirner";

std::string sales(int days, const std::string& more) {
    std::string text = "Date,Order,Qty,Price,Category,Note\n";
    for (int day = 0; day < days; ++day)
        for (const char* category : {"Clocks", "Lamps"})
            text += (Date(2023, 1, 1) + day).toString() + ",o" + std::to_string(day) + *category + ",2,1.50," +
                    category + ",\n";
    return text + more;
}

/// The files below the folder that hold these bytes.
std::vector<std::string> filesWith(const fs::path& folder, const std::string& bytes) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && test::bytesOf(entry.path()).find(bytes) != std::string::npos)
            found.push_back(entry.path().filename().string());
    }
    return found;
}

} // namespace

/// The texts of rejected rows, which may be about people, and their end.
class RejectedTextsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;

    [[nodiscard]] fs::path root() const { return m_root.path().toStdString(); }
    [[nodiscard]] Result<data::ImportReport> import(Workspace& workspace, const std::string& text) const {
        std::ofstream(root() / "events.csv") << text;
        PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, RunContext()));
        ImportOptions options;
        options.files = {root() / "events.csv"};
        PLANWRIGHT_ASSIGN(auto report, importFiles(*change, options, RunContext()));
        PLANWRIGHT_TRY(change->commit());
        return report;
    }

private Q_SLOTS:
    void theBytesAreGone();
    void reasonsQuoteNothing();
    void aReaderIsNamed();
};

void RejectedTextsTest::theBytesAreGone() {
    const auto folder = root() / "shop.planwright";
    data::ImportReport before;
    {
        const auto workspace = *Workspace::openOrCreate(folder);
        // Many of them, so that they fill pages of their own; and an import that was deleted again.
        std::string many;
        for (int i = 0; i < 400; ++i)
            many += "2023-02-01,x" + std::to_string(i) + "," + secret + ",1.50,Lamps," + std::string(60, 'z') + "\n";
        VERIFY_RESULT(import(*workspace, sales(60, many)));
        const auto report =
            import(*workspace, sales(90, "2023-02-01,x,2,1.50,Lamps,too,many," + std::string(otherSecret) + "\n"));
        VERIFY_RESULT(report);
        before = *report;
        std::ofstream(folder / "exports" / "report.html") << secret;
        std::ofstream(folder / "workspace.sqlite.schema3.backup") << secret;
        QVERIFY(!filesWith(folder, secret).empty() && !filesWith(folder, otherSecret).empty());

        const auto count = forgetRejectedTexts(*workspace, *workspace->snapshots(), RunContext());
        VERIFY_RESULT(count);
        QCOMPARE(*count, std::int64_t{401});
        QCOMPARE(filesWith(folder, secret), std::vector<std::string>());
        QCOMPARE(filesWith(folder, otherSecret), std::vector<std::string>());
        QVERIFY(!fs::exists(folder / "exports" / "report.html"));
        // Again there is nothing to do.
        QCOMPARE(*forgetRejectedTexts(*workspace, *workspace->snapshots(), RunContext()), std::int64_t{0});
    }
    const auto workspace = Workspace::open(folder);
    VERIFY_RESULT(workspace);
    const auto report = parseImportDocument(*(*workspace)->importDocument(before.snapshotSha256));
    VERIFY_RESULT(report);
    QCOMPARE(report->account.rejected.rows, before.account.rejected.rows);
    QCOMPARE(report->account.read.money.raw, before.account.read.money.raw);
    QCOMPARE(report->rejected.size(), std::size_t{1});
    QCOMPARE(report->rejected[0].line, before.rejected[0].line);
    QCOMPARE(report->rejected[0].reason, before.rejected[0].reason);
    QVERIFY(isForgotten(report->rejected[0]) && !isForgotten(before.rejected[0]));
    QVERIFY(filesWith(folder, secret).empty() && filesWith(folder, otherSecret).empty());
}

void RejectedTextsTest::reasonsQuoteNothing() {
    data::ImportReport report;
    report.snapshotSha256 = std::string(64, 'a');
    report.rejected = {{"a.csv", 2, "quantity: \"Ada \"Lo\"\" is not a plain number", "raw Ada"},
                       {"a.csv", 3, "event_time: \"Ada and many more...\" is not a date", "raw Ada"},
                       {"a.csv", 4, "currency: no rate of ADA on or before 2023-01-01", "raw Ada"},
                       {"a.csv", 5, "9 fields where the heading has 6", "raw Ada"}};
    const auto document = withoutRejectedTexts(importDocument(report, 42));
    VERIFY_RESULT(document);
    QVERIFY(document->find("Ada") == std::string::npos && document->find("ADA") == std::string::npos);
    const auto parsed = parseImportDocument(*document);
    VERIFY_RESULT(parsed);
    QCOMPARE(parsed->rejected[0].reason, std::string("quantity: what stands there is not a plain number"));
    QCOMPARE(parsed->rejected[1].reason, std::string("event_time: what stands there is not a date"));
    QCOMPARE(parsed->rejected[2].reason, std::string("currency: no rate"));
    QCOMPARE(parsed->rejected[3].reason, std::string("9 fields where the heading has 6"));
    QCOMPARE(parsed->rejected[3].line, std::int64_t{5});
    QCOMPARE(withoutRejectedTexts("[]").error().code(), ErrorCode::Conflict);
}

// While somebody reads, the old pages must stay for it: said, and done when the workspace is opened next.
void RejectedTextsTest::aReaderIsNamed() {
    const auto folder = root() / "read.planwright";
    const auto workspace = *Workspace::openOrCreate(folder);
    VERIFY_RESULT(import(*workspace, sales(60, std::string("2023-02-01,x,") + secret + ",1.50,Lamps,\n")));
    {
        auto reader = *storage::Database::open(folder / "workspace.sqlite", storage::Database::Mode::Existing);
        QVERIFY(reader.execute("BEGIN; SELECT count(*) FROM snapshot"));
        const auto refused = forgetRejectedTexts(*workspace, *workspace->snapshots(), RunContext());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::Conflict);
        QVERIFY(refused.error().message().find("close it") != std::string::npos);
    }
    QVERIFY(!filesWith(folder, secret).empty());
    VERIFY_RESULT(Workspace::open(folder));
    QVERIFY(filesWith(folder, secret).empty());
    QVERIFY(!workspace->ownTable("scrub")->has_value());
}

QTEST_APPLESS_MAIN(RejectedTextsTest)
#include "rejected_texts_test.moc"
