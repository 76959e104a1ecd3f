#include "core/service/import_service.h"
#include "core/service/text_file.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace planwright;
using namespace planwright::service;
using planwright::test::treeOf;
namespace fs = std::filesystem;

namespace {

constexpr auto heading = "event_time,order_id,product_id,category,customer_id,quantity,unit_price\n";

/// Something for most rules: a repeated row, a cancelled order, a free row, a row without customer, an unreadable one.
std::string sales(Date first, Date last, int number = 0) {
    std::string text = heading;
    for (auto day = first; day <= last; day = day + 1)
        for (const auto* category : {"Clocks", "Lamps"}) {
            const auto order = std::to_string(++number);
            text += day.toString() + "T10:00:00,o" + order + ",p" + order.substr(order.size() - 1) + "," + category +
                    ",c" + std::to_string(number % 17) + "," + std::to_string(1 + number % 5) + ",3.50\n";
        }
    const auto at = last.toString() + "T11:00:00,";
    text += at + "x1,p1,Clocks,c1,2,3.50\n" + at + "x1,p1,Clocks,c1,2,3.50\n" + at + "x2,p1,Lamps,,1,0.00\n" + at +
            "x3,p2,Lamps,c2,Ada,3.50\n" + at + "x4,p2,Lamps,c2,-1,3.50\n" + at + "x5,p2,,c2,1,3.50\n" + at +
            "x6,p2,Lamps,c2,90000,3.50\n";
    return text;
}

} // namespace

/// What an import would do, told before it is done.
class TrialImportTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;

    [[nodiscard]] fs::path path(const std::string& name) const { return fs::path(m_root.path().toStdString()) / name; }
    fs::path write(const std::string& name, std::string_view text) {
        auto file = path(name);
        static_cast<void>(writeTextFile(file, text));
        return file;
    }
    // The trial first, then the import; both as documents, which hold every figure. The trial leaves all as it was.
    void compare(const std::string& workspace, const ImportOptions& options) {
        const auto folder = path(workspace);
        const auto temporary = path("temporary");
        fs::create_directories(temporary);
        Result<data::ImportReport> trial = Error(ErrorCode::Internal, "");
        {
            const auto opened = Workspace::openIfThere(folder);
            QVERIFY(opened);
            const auto before = treeOf(m_root.path().toStdString());
            trial = tryImport(opened->get(), options, temporary, RunContext());
            QVERIFY(treeOf(m_root.path().toStdString()) == before);
        }
        const auto opened = Workspace::openOrCreate(folder);
        QVERIFY(opened);
        const auto change = WorkspaceChange::begin(**opened, RunContext());
        QVERIFY(change);
        const auto imported = importFiles(**change, options, RunContext());
        QCOMPARE(trial.has_value(), imported.has_value());
        if (!imported) {
            QCOMPARE(trial.error().describe(), imported.error().describe());
            QVERIFY(trial.error().code() == imported.error().code());
            return;
        }
        QVERIFY((*change)->commit());
        QCOMPARE(importDocument(*trial, 42), importDocument(*imported, 42));
    }

private Q_SLOTS:
    void tellsWhatTheImportDoes();
    void tellsWhatAnAppendDoes();
    void failsAsTheImportDoes();
    void writesNoRejectedRows();
    void canBeStopped();
};

void TrialImportTest::tellsWhatTheImportDoes() {
    ImportOptions options;
    options.files = {write("a.csv", sales(Date(2023, 1, 1), Date(2023, 6, 12)))};
    compare("plain.planwright", options);
    // Into one that is there, with another choice for some rules.
    options.overrides.cleaning[data::Rule::NonPositivePrice] = data::RuleAction::Flag;
    options.overrides.cleaning[data::Rule::RepeatedRow] = data::RuleAction::Merge;
    options.overrides.cleaning[data::Rule::AbsurdQuantity] = data::RuleAction::SetAside;
    compare("plain.planwright", options);
    // Several files that overlap, a category table, an assignment.
    options.files.push_back(write("b.csv", sales(Date(2023, 5, 1), Date(2023, 8, 31), 240)));
    options.categories = write("table.csv", "product,category\np1,One\np2,Two\np3,Three\n");
    options.assign = {{"p4", "Four"}};
    compare("table.planwright", options);
}

void TrialImportTest::tellsWhatAnAppendDoes() {
    ImportOptions options;
    options.files = {write("first.csv", sales(Date(2023, 1, 1), Date(2023, 4, 30)))};
    compare("append.planwright", options);
    options.append = true;
    options.files = {write("late.csv", sales(Date(2023, 4, 20), Date(2023, 6, 30), 1000))};
    compare("append.planwright", options);
    // All of it is there already.
    compare("append.planwright", options);
    // The category table of before is used again.
    options.append = false;
    options.categories = write("own.csv", "product,category\np1,One\np2,Two\n");
    compare("own.planwright", options);
    options.append = true;
    options.categories.reset();
    options.files = {write("next.csv", sales(Date(2023, 7, 1), Date(2023, 7, 31), 2000))};
    compare("own.planwright", options);
}

void TrialImportTest::failsAsTheImportDoes() {
    ImportOptions options;
    options.files = {write("short.csv", sales(Date(2023, 1, 3), Date(2023, 1, 20)))};
    compare("short.planwright", options); // no complete month
    options.files = {write("asks.csv", "Date,Qty,Price,Category\n03/04/2024,1,2.50,Clocks\n")};
    compare("asks.planwright", options);
    options.files = {write("stop.csv", sales(Date(2023, 1, 1), Date(2023, 3, 31)))};
    options.stopOnRejected = true;
    compare("stop.planwright", options);
    options.append = true;
    const auto none = tryImport(nullptr, options, path("temporary"), RunContext());
    QVERIFY(!none && none.error().code() == ErrorCode::NotFound);
    static_cast<void>(write("letter.txt", "no workspace"));
    QVERIFY(!Workspace::openIfThere(path("letter.txt")));
}

void TrialImportTest::writesNoRejectedRows() {
    ImportOptions options;
    options.files = {write("rejects.csv", sales(Date(2023, 1, 1), Date(2023, 3, 31)))};
    options.rejected = path("rejected.csv");
    const auto trial = tryImport(nullptr, options, path("temporary"), RunContext());
    QVERIFY(trial);
    QCOMPARE(trial->account.rejected.rows, std::int64_t{1});
    QVERIFY(!fs::exists(path("rejected.csv")));
}

void TrialImportTest::canBeStopped() {
    ImportOptions options;
    options.files = {write("stopped.csv", sales(Date(2023, 1, 1), Date(2023, 3, 31)))};
    std::stop_source stop;
    RunContext context;
    context.stop = stop.get_token();
    context.progress = [&stop](std::string_view, double) { stop.request_stop(); };
    const auto trial = tryImport(nullptr, options, path("temporary"), context);
    QVERIFY(!trial && trial.error().code() == ErrorCode::Cancelled);
    QVERIFY(treeOf(path("temporary")).empty());
}

QTEST_APPLESS_MAIN(TrialImportTest)
#include "trial_import_test.moc"
