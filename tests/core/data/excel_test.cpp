#include "tests/core/data/fixture.h"
#include "tests/support/file_tree.h"

#include <algorithm>

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;
using planwright::test::bytesOf;

namespace {

fs::path fixtureFile(const std::string& name) {
    return fs::path(PLANWRIGHT_SOURCE_DIR) / "tests/core/data/fixtures" / name;
}

bool notes(const ImportReport& report, const std::string& part) {
    return std::ranges::any_of(report.notes,
                               [&part](const std::string& note) { return note.find(part) != std::string::npos; });
}

} // namespace

/// Workbooks written by fixtures/make_excel.py are the events of the CSV beside them.
class ExcelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWorkbookIsItsEventsAsText();
    void linesAreTheRowsOfTheSheet();
    void aMappingOfACsvExportFitsTheWorkbook();
    void theSheetIsNamedWhereItCannotBeTold();
    void saysWhyItIsRefused();
    void damageIsRefused();
};

void ExcelTest::aWorkbookIsItsEventsAsText() {
    const Fixture fixture;
    const auto plain = importEvents(fixture.request({fixtureFile("excel_events.csv")}), RunContext());
    VERIFY_RESULT(plain);
    QCOMPARE(plain->account.accepted.rows, std::int64_t{140});
    for (const auto* name : {"openpyxl.xlsx", "xlsxwriter.xlsx"}) {
        const auto book = importEvents(fixture.request({fixtureFile(name)}), RunContext());
        VERIFY_RESULT(book);
        QCOMPARE(book->snapshotSha256, plain->snapshotSha256);
        QCOMPARE(book->account.read.rows, std::int64_t{140});
        QVERIFY(notes(*book, "converted from Excel: sheet \""));
    }
    auto request = fixture.request({fixtureFile("openpyxl.xlsx")});
    request.sheet = "Sales 2024";
    const auto named = importEvents(request, RunContext());
    VERIFY_RESULT(named);
    QCOMPARE(named->snapshotSha256, plain->snapshotSha256);
    QVERIFY(notes(*named, "Its heading stands in row 4; what is above was left out. In 1 row something stands to the "
                          "right of the heading's columns; it was left out."));
}

// With the quantity's column taken for the price's the price in row 5 cannot be kept exactly: a rejected row.
void ExcelTest::linesAreTheRowsOfTheSheet() {
    const Fixture fixture;
    auto request = fixture.request({fixtureFile("openpyxl.xlsx")});
    Mapping mapping;
    mapping.name = "upside down";
    mapping.columns = {
        {"event_time", "Invoice Date"}, {"quantity", "Category"}, {"unit_price", "Qty"}, {"category", "Item"}};
    request.mapping = mapping;
    const auto refused = importEvents(request, RunContext());
    QVERIFY(!refused);
    QCOMPARE(refused.error().where().line, std::int64_t{5});
    mapping.columns = {
        {"event_time", "Invoice Date"}, {"quantity", "Invoice"}, {"unit_price", "Qty"}, {"category", "Item"}};
    request.mapping = mapping;
    const auto report = importEvents(request, RunContext());
    VERIFY_RESULT(report);
    std::vector<std::int64_t> lines;
    for (const auto& row : report->rejected)
        lines.push_back(row.line);
    // Every third day's invoices begin with C; an empty row stands before the eleventh event.
    QCOMPARE(std::vector(lines.begin(), lines.begin() + 6), (std::vector<std::int64_t>{5, 6, 11, 12, 18, 19}));
    QCOMPARE(lines.size(), std::size_t{48});
}

void ExcelTest::aMappingOfACsvExportFitsTheWorkbook() {
    const Fixture fixture;
    const auto plain = importEvents(fixture.request({fixtureFile("excel_events.csv")}), RunContext());
    VERIFY_RESULT(plain);
    auto mapping = plain->mapping;
    mapping.name = "semicolons";
    mapping.delimiter = ';';
    mapping.encoding = "cp1252";
    mapping.decimalMark = ',';
    mapping.thousandsMark = '.';
    mapping.dateOrder = DateOrder::DayMonthYear;
    for (const bool isGiven : {true, false}) {
        auto request = fixture.request({fixtureFile("openpyxl.xlsx")});
        if (isGiven)
            request.mapping = mapping;
        else
            request.knownMappings = {fixture.write("semicolons.json", toJson(mapping))};
        const auto book = importEvents(request, RunContext());
        VERIFY_RESULT(book);
        QCOMPARE(book->mapping.name, std::string("semicolons"));
        QCOMPARE(book->snapshotSha256, plain->snapshotSha256);
    }
}

void ExcelTest::theSheetIsNamedWhereItCannotBeTold() {
    const Fixture fixture;
    const auto untold = importEvents(fixture.request({fixtureFile("two_sheets.xlsx")}), RunContext());
    QVERIFY(!untold);
    QVERIFY2(text(untold.error()).contains(QStringLiteral("--sheet. There are: \"Nord\", \"Süd\".")),
             qPrintable(text(untold.error())));
    auto request = fixture.request({fixtureFile("two_sheets.xlsx")});
    request.sheet = "Sud";
    const auto unknown = importEvents(request, RunContext());
    QVERIFY(!unknown);
    QVERIFY2(text(unknown.error()).contains(QStringLiteral("no sheet \"Sud\". There are: \"Nord\", \"Süd\".")),
             qPrintable(text(unknown.error())));
    request = fixture.request({fixtureFile("excel_events.csv")});
    request.sheet = "Nord";
    const auto none = importEvents(request, RunContext());
    QVERIFY(!none && text(none.error()).contains(QStringLiteral("none of the files is an Excel workbook")));
    QVERIFY(fixture.isClean());
}

void ExcelTest::saysWhyItIsRefused() {
    const Fixture fixture;
    const auto says = [&fixture](const fs::path& file, const char* part) {
        const auto report = importEvents(fixture.request({file}), RunContext());
        return !report && report.error().code() == ErrorCode::InvalidArgument &&
               text(report.error()).contains(QString::fromUtf8(part)) &&
               report.error().where().file == file.filename().string() && fixture.isClean();
    };
    QVERIFY(says(fixtureFile("old.xls"), "of the old kind (.xls)"));
    QVERIFY(says(fixtureFile("locked.xlsx"), "protected by a password"));
    const auto book = bytesOf(fixtureFile("openpyxl.xlsx"));
    QVERIFY(says(fixture.write("cut.xlsx", book.substr(0, book.size() / 2)), "damaged or cut off"));
    auto renamed = book;
    for (auto at = renamed.find("workbook.xml"); at != std::string::npos; at = renamed.find("workbook.xml", at))
        renamed.replace(at, 12, "whatelse.xml");
    QVERIFY(says(fixture.write("other.zip", renamed), "no Excel workbook"));
}

// Never a crash; and since a zip archive checks its parts, no damage to a part goes unseen.
void ExcelTest::damageIsRefused() {
    const Fixture fixture;
    const auto whole = bytesOf(fixtureFile("xlsxwriter.xlsx"));
    int refused = 0;
    constexpr std::size_t places = 60;
    for (std::size_t i = 0; i < places; ++i) {
        auto bytes = whole;
        const auto at = i * whole.size() / places;
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << (i % 8)));
        const auto report = importEvents(fixture.request({fixture.write("events.xlsx", bytes)}), RunContext());
        if (report) {
            QCOMPARE(report->account.read.rows, std::int64_t{140});
            continue;
        }
        ++refused;
        QVERIFY2(report.error().code() == ErrorCode::InvalidArgument, qPrintable(text(report.error())));
    }
    QVERIFY(refused > 25);
    QVERIFY(Fixture::isEmpty(fixture.temporary()));
}

QTEST_APPLESS_MAIN(ExcelTest)
#include "excel_test.moc"
