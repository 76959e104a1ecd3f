#include "core/service/preview_service.h"
#include "core/service/text_file.h"
#include "core/service/workspace_change.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace planwright;
using namespace planwright::service;
namespace fs = std::filesystem;

namespace {

constexpr auto good = "Date,Qty,Price,Category\n2024-01-31,2,10.50,Clocks\n2024-02-28,3,4.00,Lamps\n";
constexpr auto ownMapping = R"({"schema": "planwright.mapping/1", "name": "Till", "columns": {"event_time": "Tag",
    "quantity": "Menge", "unit_price": "Preis", "category": "Gruppe"}, "delimiter": ";", "decimal_mark": ",",
    "date_order": "DMY", "currency": "EUR"})";
constexpr auto ownFile = "Tag;Menge;Preis;Gruppe\n31.01.2024;2;10,50;Uhren\n";

} // namespace

class PreviewServiceTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;

    [[nodiscard]] fs::path path(const std::string& name) const { return fs::path(m_root.path().toStdString()) / name; }
    fs::path write(const std::string& name, std::string_view text) {
        auto file = path(name);
        static_cast<void>(writeTextFile(file, text));
        return file;
    }
    Result<ImportPreview> preview(const ImportOptions& options, Workspace* workspace = nullptr) {
        const QTemporaryDir temporary;
        return previewImport(workspace, options, temporary.path().toStdString(), RunContext{});
    }
    Result<ImportPreview> previewOf(const std::string& name, std::string_view text) {
        ImportOptions options;
        options.files = {write(name, text)};
        return preview(options);
    }

private Q_SLOTS:
    void showsHowAFileWouldBeRead();
    void recognisesASavedMapping();
    void readsWindowsTextAsAnImportDoes();
    void carriesTheProblem_data();
    void carriesTheProblem();
    void longTextsStayBounded();
    void aMappingIsTriedOnEveryFile();
    void aCategoryTableIsAskedForAndChecked();
    void aFileThatIsNotThereIsNotFound();
    void canBeStopped();
    void showsAParquetFile();
};

void PreviewServiceTest::showsHowAFileWouldBeRead() {
    std::string text = good;
    for (int row = 0; row < 100; ++row)
        text += "2024-03-01,1,2.00,Clocks\n";
    const auto found = previewOf("good.csv", text);
    QVERIFY(found);
    QVERIFY2(!found->problem, found->problem ? found->problem->message().c_str() : "");
    QCOMPARE(found->bytes, static_cast<std::uintmax_t>(text.size()));
    QCOMPARE(found->rows.size(), std::size_t{50});
    QCOMPARE(found->heading, (std::vector<std::string>{"Date", "Qty", "Price", "Category"}));
    QCOMPARE(found->rows.front(), (std::vector<std::string>{"2024-01-31", "2", "10.50", "Clocks"}));
    QCOMPARE(found->columns.at("quantity"), std::string("Qty"));
    QVERIFY(found->mapping && found->mapping->decimalMark == '.');
    QVERIFY(!found->notes.empty());
}

void PreviewServiceTest::recognisesASavedMapping() {
    const auto workspace = Workspace::openOrCreate(path("own.planwright"));
    QVERIFY(workspace);
    ImportOptions options;
    options.files = {write("till.csv", ownFile)};
    const auto before = preview(options, workspace->get());
    QVERIFY(before && before->problem && !before->mapping);
    {
        data::ImportReport report;
        report.snapshotSha256 = std::string(64, 'a');
        const auto change = WorkspaceChange::begin(**workspace, RunContext{});
        QVERIFY((*change)->recordImport(report, "{}", "{}", SavedMapping{"Till", ownMapping, {}}));
        QVERIFY((*change)->commit());
    }
    const auto after = preview(options, workspace->get());
    QVERIFY(after && !after->problem && after->mapping);
    QCOMPARE(after->mapping->name, std::string("Till"));
    QCOMPARE(after->rows.front(), (std::vector<std::string>{"31.01.2024", "2", "10,50", "Uhren"}));
    // And the same where the planner gives it.
    options.mapping = write("till.json", ownMapping);
    const auto given = preview(options);
    QVERIFY(given && !given->problem && given->mapping->currency == "EUR");
}

void PreviewServiceTest::readsWindowsTextAsAnImportDoes() {
    const auto found = previewOf("windows.csv", "Date,Qty,Price,Category\n2024-01-31,2,10.50,Caf\xE9\n");
    QVERIFY(found && !found->problem);
    QCOMPARE(found->mapping->encoding, std::string("cp1252"));
    QCOMPARE(found->rows.front().back(), std::string("Café"));
    // Without a mapping the rows can be shown all the same.
    const auto unknown = previewOf("unknown.csv", "Day,Qty,Price,Category\n2024-01-31,2,10.50,Caf\xE9\n");
    QVERIFY(unknown && unknown->problem && !unknown->mapping);
    QCOMPARE(unknown->rows.front().back(), std::string("Café"));
}

void PreviewServiceTest::carriesTheProblem_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QByteArray& text, const char* field, const char* says) {
        QTest::newRow(name) << text << QString::fromLatin1(field) << QString::fromLatin1(says);
    };
    row("no quantity", "Date,Price,Category\n2024-01-31,2,Clocks\n", "quantity", "quantity");
    row("no date", "Qty,Price,Category\n1,2,Clocks\n", "event_time", "event_time");
    row("days and months", "Date,Qty,Price,Category\n01/02/2024,1,2.5,Clocks\n", "Date", "");
    row("empty", "", "", "empty");
    row("blank lines", "\n\n\n", "event_time", "");
    row("heading alone", "Date,Qty,Price,Category\n", "", "only a heading");
    row("zero bytes", QByteArray("PK\x03\x04\0\0\0\0\0\0", 10), "", "Excel");
    row("binary",
        QByteArray("\x7F"
                   "ELF\0\0\x01\x02\n,,\n",
                   13),
        "", "binary");
    row("random", QByteArray("\xDE\xAD\xBE\xEF\n\xFF\xD8,\xFF\xE0\n"), "event_time", "");
    row("open quote", "Date,Qty,Price,Category\n\"2024-01-31,2,3,Clocks\n", "", "quote");
    row("one line", QByteArray(400'000, 'x'), "", "line");
}

void PreviewServiceTest::carriesTheProblem() {
    QFETCH(QByteArray, text);
    QFETCH(QString, field);
    QFETCH(QString, says);
    const auto found = previewOf("bad.csv", std::string_view(text.data(), static_cast<std::size_t>(text.size())));
    QVERIFY(found);
    QVERIFY(found->problem);
    const auto message = QString::fromStdString(found->problem->message());
    QVERIFY2(message.contains(says, Qt::CaseInsensitive), qPrintable(message));
    QCOMPARE(QString::fromStdString(found->problem->where().field), field);
    QVERIFY(message.size() > 20 && message.size() < 1200);
}

void PreviewServiceTest::longTextsStayBounded() {
    std::string heading = "Date,Qty,Price,Category";
    std::string row = "2024-01-31,2,10.50,Clocks";
    for (int column = 0; column < 5000; ++column) {
        heading += ",c" + std::to_string(column);
        row += ",v";
    }
    std::string text = heading + ",text\n";
    for (int line = 0; line < 60; ++line)
        text += row + "," + std::string(100'000, 'x') + "\n";
    const auto wide = previewOf("wide.csv", text);
    QVERIFY(wide && !wide->problem);
    QCOMPARE(wide->columnCount, std::size_t{5005});
    QCOMPARE(wide->heading.size(), std::size_t{100});
    QCOMPARE(wide->rows.size(), std::size_t{50});
    QCOMPARE(wide->rows.front().size(), std::size_t{100});

    std::string umlauts;
    for (int letter = 0; letter < 4000; ++letter)
        umlauts += "ä";
    const auto longText = previewOf("long.csv", "Date,Qty,Price,Category\n2024-01-31,2,3.5,x" + umlauts + "\n");
    QVERIFY(longText && !longText->problem);
    const auto cell = QString::fromStdString(longText->rows.front().back());
    QVERIFY(cell.size() < 220 && cell.endsWith(QChar(0x2026)) && !cell.contains(QChar::ReplacementCharacter));

    const auto tooLong = previewOf("longer.csv", std::string(good) + std::string(3U << 20U, 'y') + "\n");
    QVERIFY(tooLong && !tooLong->rows.empty());
    const auto lost = previewOf("names.csv", std::string(200'000, 'n') + ",Qty\n1,2\n");
    QVERIFY(lost && lost->problem && lost->problem->message().size() < 1100);
}

void PreviewServiceTest::aMappingIsTriedOnEveryFile() {
    ImportOptions options;
    options.files = {write("one.csv", good), write("two.csv", "Date,Qty,Category\n2024-03-01,1,Clocks\n")};
    const auto found = preview(options);
    QVERIFY(found && found->problem);
    QCOMPARE(found->problem->where().file, std::string("two.csv"));
    options.files.pop_back();
    options.mapping = write("other.json", ownMapping);
    const auto other = preview(options);
    QVERIFY(other && other->problem && other->mapping);
    QCOMPARE(other->problem->where().file, std::string("one.csv"));
    options.mapping = write("broken.json", "{");
    const auto broken = preview(options);
    QVERIFY(broken && broken->problem && !broken->mapping);
    QVERIFY(!broken->rows.empty() && broken->columns.contains("quantity"));
}

void PreviewServiceTest::aCategoryTableIsAskedForAndChecked() {
    ImportOptions options;
    options.files = {write("products.csv", "Date,Qty,Price,SKU\n2024-01-31,2,10.50,A1\n2024-02-28,3,4.00,B2\n")};
    const auto asked = preview(options);
    QVERIFY(asked && asked->mapping && asked->problem);
    QCOMPARE(asked->problem->where().field, std::string("category"));
    options.categories = write("table.csv", "SKU,Category\nA1,Clocks\nB2,Lamps\n");
    const auto given = preview(options);
    QVERIFY(given && !given->problem);
    options.categories = write("table.csv", "SKU\nA1\n");
    const auto bad = preview(options);
    QVERIFY(bad && bad->problem);
    QCOMPARE(bad->problem->where().file, std::string("table.csv"));
    options.categories.reset();
    options.append = true; // the rows may join categories that are there
    const auto appended = preview(options);
    QVERIFY(appended && !appended->problem);
}

void PreviewServiceTest::aFileThatIsNotThereIsNotFound() {
    ImportOptions options;
    const auto none = preview(options);
    QVERIFY(!none && none.error().code() == ErrorCode::InvalidArgument);
    options.files = {path("none.csv")};
    const auto missing = preview(options);
    QVERIFY(!missing && missing.error().code() == ErrorCode::NotFound);
    options.files = {path("")};
    const auto folder = preview(options);
    QVERIFY(folder && folder->problem);
    options.files = {"/dev/null"};
    const auto device = preview(options);
    QVERIFY(device && device->problem);
}

void PreviewServiceTest::canBeStopped() {
    std::stop_source stop;
    stop.request_stop();
    RunContext context;
    context.stop = stop.get_token();
    ImportOptions options;
    options.files = {write("good.csv", good)};
    const auto stopped = previewImport(nullptr, options, path("temporary"), context);
    QVERIFY(!stopped && stopped.error().code() == ErrorCode::Cancelled);
}

void PreviewServiceTest::showsAParquetFile() {
    ImportOptions options;
    options.files = {fs::path(PLANWRIGHT_SOURCE_DIR) / "tests/core/data/fixtures/events.parquet"};
    const auto seen = preview(options);
    QVERIFY(seen.has_value());
    QVERIFY(!seen->problem);
    QCOMPARE(seen->rows.size(), std::size_t{50});
    QCOMPARE(seen->rows.front().at(2), std::string("P \"big\""));
    QCOMPARE(seen->columns.at("unit_price"), std::string("unit_price"));
    QCOMPARE(seen->file.filename().string(), std::string("events.parquet"));
}

QTEST_APPLESS_MAIN(PreviewServiceTest)
#include "preview_service_test.moc"
