#include "core/data/evidence.h"
#include "core/data/heading.h"
#include "tests/core/data/fixture.h"

#include <algorithm>

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

class DetectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesFields();
    void decidesDates_data();
    void decidesDates();
    void decidesDecimalMarks_data();
    void decidesDecimalMarks();
    void decidesThousandsMarksAndSigns_data();
    void decidesThousandsMarksAndSigns();
    void readsAmountsAsTillsPrintThem();
    void saysHowSureItIs();
    void refusesAFiscalCalendar_data();
    void refusesAFiscalCalendar();
    void importsWithoutAMapping();
    void readsSemicolonsAndCommas();
    void readsWindowsText();
    void saysOnceWhatAFileWentThrough();
    void recognisesAKnownHeading();
    void refusesTwoMappingsThatFit();
    void namesTheMissingColumn();
};

void DetectTest::namesFields() {
    QCOMPARE(fieldOfHeading("Customer ID"), std::string("customer_id"));
    QCOMPARE(fieldOfHeading("customer_id"), std::string("customer_id"));
    QCOMPARE(fieldOfHeading("InvoiceDate"), std::string("event_time"));
    QCOMPARE(fieldOfHeading("Colour"), std::string());
    const auto columns = fieldsOfHeading({"Date", "Sales", "Order Date", "Qty", "Department", "Category"});
    QCOMPARE(columns.at("event_time"), std::size_t{2});
    QCOMPARE(columns.at("category"), std::size_t{5});
    QCOMPARE(columns.at("line_total"), std::size_t{1});
}

void DetectTest::decidesDates_data() {
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<int>("order");
    QTest::addColumn<int>("line");
    const auto row = [](const char* name, const QStringList& texts, int order, int line = 0) {
        QTest::newRow(name) << texts << order << line;
    };
    using S = QStringList;
    const auto s = [](const char* t) { return QString::fromUtf8(t); };
    row("iso", S{s("2020-01-02"), s("2020-01-13")}, 0);
    row("month first", S{s("1/2/2020"), s("1/13/2020")}, 1);
    row("day first", S{s("1/2/2020"), s("13/1/2020")}, 2);
    row("ambiguous", S{s("1/2/2020"), s("5/5/2020")}, -1, 1);
    row("both", S{s("1/13/2020"), s("1/2/2020"), s("13/1/2020")}, -1, 3);
    row("iso and other", S{s("2020-01-02"), s("1/2/2020")}, -1, 2);
    row("iso and clear other", S{s("2020-01-02"), s("13/2/2020")}, -1, 2);
    row("none", S{s("yesterday")}, -1, 1);
    row("empty", S{QString()}, -1, 1);
}

void DetectTest::decidesDates() {
    QFETCH(QStringList, texts);
    QFETCH(int, order);
    QFETCH(int, line);
    DateEvidence evidence;
    for (int i = 0; i < texts.size(); ++i)
        evidence.see(texts[i].toStdString(), i + 1);
    const auto decided = evidence.decide("f.csv", "Date");
    QCOMPARE(decided ? static_cast<int>(*decided) : -1, order);
    if (!decided) {
        QCOMPARE(int(decided.error().where().line), line);
        QCOMPARE(decided.error().where().field, std::string("Date"));
    }
}

void DetectTest::decidesDecimalMarks_data() {
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<QString>("mark");
    const auto row = [](const char* texts, const char* mark) {
        QTest::newRow(texts) << QString::fromUtf8(texts).split(QLatin1Char(' ')) << QString::fromUtf8(mark);
    };
    row("1 2 3", ".");
    row("1.5 2", ".");
    row("1,5 2", ",");
    row("1.234 5.678", "?");
    row("1,234", "?");
    row("1.234 2.5", ".");
    row("0.500", ".");
    row("1234.500", ".");
    row("1.234.567", ",");
    row("1,234.50", ".");
    row("1.234,50", ",");
    row("1.5 1,5", "?");
    row("-3,25 abc", ",");
}

void DetectTest::decidesDecimalMarks() {
    QFETCH(QStringList, texts);
    QFETCH(QString, mark);
    NumberEvidence evidence;
    for (const auto& t : texts)
        evidence.see(t.toStdString(), 1, true);
    const auto decided = evidence.decide("f.csv");
    QCOMPARE(decided ? QString(QLatin1Char(decided->decimalMark)) : QStringLiteral("?"), mark);
    if (!decided)
        QCOMPARE(decided.error().where().field, std::string("decimal_mark"));
}

void DetectTest::decidesThousandsMarksAndSigns_data() {
    QTest::addColumn<QString>("texts");
    QTest::addColumn<QString>("format");
    const auto row = [](const char* texts, const char* format) {
        QTest::newRow(texts) << QString::fromUtf8(texts) << QString::fromUtf8(format);
    };
    row("1.5|2", ". - -");
    row("1,234.50", ". , -");
    row("2.50|1,234", ". , -");
    row("1.234,50", ", . -");
    row("2,5|1.234", ", . -");
    row("1.234.567", ", . -");
    row("1 234,50", ",   -");
    row("1\u00A0234,50 \u20AC|3,00 \u20AC", ",   \u20AC");
    row("1'234.50", ". ' -");
    row("$1,234.50|-$3.00|$-4.10", ". , $");
    row("EUR 3.50", ". - EUR");
    row("3.50 kg", ". - -");
    row("$1.00|\u20AC2.00", "?");
}

void DetectTest::decidesThousandsMarksAndSigns() {
    QFETCH(QString, texts);
    QFETCH(QString, format);
    NumberEvidence evidence;
    for (const auto& t : texts.split(QLatin1Char('|')))
        evidence.see(t.toStdString(), 1, true);
    const auto decided = evidence.decide("f.csv");
    const auto mark = [](char c) { return QString(QLatin1Char(c == '\0' ? '-' : c)); };
    QCOMPARE(decided ? mark(decided->decimalMark) + QLatin1Char(' ') + mark(decided->thousandsMark) + QLatin1Char(' ') +
                           (decided->currencySign.empty() ? mark('\0') : QString::fromStdString(decided->currencySign))
                     : QStringLiteral("?"),
             format);
}

void DetectTest::readsAmountsAsTillsPrintThem() {
    const Fixture fixture;
    const auto report = fixture.import("Date;Qty;Price;Category\n31.12.2020;2;1.234,50 \xE2\x82\xAC;Obst\n"
                                       "30.12.2020;1.000;-;Obst\n30.12.2020;1;2,50 \xE2\x82\xAC;Obst\n"
                                       "30.12.2020;1;12.34,5 \xE2\x82\xAC;Obst\n");
    VERIFY_RESULT(report);
    QCOMPARE(report->account.accepted.money.raw, std::int64_t{24715000});
    QCOMPARE(report->account.rejected.rows, std::int64_t{2}); // no price; a group of two
    QCOMPARE(report->mapping.currency, std::string("EUR"));
    QCOMPARE(report->mapping.thousandsMark, '.');
}

void DetectTest::saysHowSureItIs() {
    const Fixture fixture;
    const auto report =
        fixture.import("Order Date,Qty,Price,Category\n2020-01-02,1,2.5,A\n2020-01-03,2,2.5,A\n2020-01-04,x,2.5,A\n");
    VERIFY_RESULT(report);
    QCOMPARE(report->mappingFields.size(), std::size_t{4});
    const auto& time = report->mappingFields.at(0);
    QCOMPARE(time.field, std::string("event_time"));
    QCOMPARE(time.column, std::string("Order Date"));
    QCOMPARE(time.confidence, 0.94);
    const auto& quantity = report->mappingFields.at(2);
    QCOMPARE(quantity.confidence, 0.65); // 0.97 for the name, two texts of three
    QCOMPARE(quantity.why, std::string("\"Qty\" is a name of it; 2 of the first 3 texts fit"));
}

void DetectTest::refusesAFiscalCalendar_data() {
    QTest::addColumn<QString>("content");
    const auto row = [](const char* name, const char* content) { QTest::newRow(name) << QString::fromUtf8(content); };
    row("week", "Fiscal_Week,qty,price,category\n12,1,2,A\n");
    row("4-4-5", "4-4-5 Period,qty,price,category\n12,1,2,A\n");
    row("period in the dates", "date,qty,price,category\nFY24 P03,1,2,A\n");
    row("week in the dates", "date,qty,price,category\n2024-W05,1,2,A\n");
    row("bare period", "date,qty,price,category\nP01,1,2,A\n");
}

void DetectTest::refusesAFiscalCalendar() {
    QFETCH(QString, content);
    const Fixture fixture;
    const auto report = fixture.import(content.toStdString());
    QVERIFY(!report);
    QVERIFY(report.error().code() == ErrorCode::InvalidArgument);
    QVERIFY2(text(report.error()).contains(QStringLiteral("fiscal calendar")), qPrintable(text(report.error())));
    // Beside a day it does no harm.
    VERIFY_RESULT(fixture.import("date,fiscal_week,qty,price,category\n2020-01-31,5,1,2,A\n"));
}

void DetectTest::importsWithoutAMapping() {
    const Fixture fixture;
    const auto report = fixture.import(
        std::string(heading()) + line("2020-01-02", "purchase", "1", "Toys", "2", "3.50") +
        line("2020-01-03", "refund", "2", "Toys", "1", "3.50") + line("2020-01-04", "view", "", "Toys", "", ""));
    VERIFY_RESULT(report);
    QCOMPARE(report->account.accepted.rows, std::int64_t{2});
    QCOMPARE(report->account.accepted.units.raw, std::int64_t{1000});
    QCOMPARE(report->account.accepted.money.raw, std::int64_t{35000});
    QCOMPARE(report->account.setAside.at("NotDemand").rows, std::int64_t{1});
    QVERIFY(report->account.addsUp());
}

void DetectTest::readsSemicolonsAndCommas() {
    const Fixture fixture;
    const auto report =
        fixture.import("Datum;Date;Qty;Price;Category\nx;31.12.2020;1,5;2,50;Obst\nx;30.12.2020;2;1;Obst\n");
    VERIFY_RESULT(report);
    QCOMPARE(report->account.accepted.units.raw, std::int64_t{3500});
    QCOMPARE(report->account.accepted.money.raw, std::int64_t{57500});
    QVERIFY(report->mapping.dateOrder == DateOrder::DayMonthYear);
}

void DetectTest::readsWindowsText() {
    const Fixture fixture;
    const auto report = fixture.import("date,qty,price,category\n2020-01-02,1,2.5,Caf\xE9\n");
    VERIFY_RESULT(report);
    QCOMPARE(report->mapping.encoding, std::string("cp1252"));
    const auto panel = loadPanel(fixture.snapshots() / report->snapshotSha256, std::nullopt, RunContext());
    VERIFY_RESULT(panel);
    QCOMPARE(panel->categories.at(0), std::string("Caf\xC3\xA9"));
}

void DetectTest::saysOnceWhatAFileWentThrough() {
    // The second file is Windows text, so the first is read once more.
    const Fixture fixture;
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("date,qty,price,category\n2020-01-02,1,2.5,Toys\n"))
        wide += {c, '\0'};
    const auto report = importEvents(
        fixture.request({fixture.write("wide.csv", wide),
                         fixture.write("windows.csv", "date,qty,price,category\n2020-01-03,1,2.5,Caf\xE9\n")}),
        RunContext());
    VERIFY_RESULT(report);
    QCOMPARE(report->account.accepted.rows, std::int64_t{2});
    QCOMPARE(std::ranges::count(report->notes, "The file wide.csv was converted from UTF-16."), 1);
}

void DetectTest::recognisesAKnownHeading() {
    const Fixture fixture;
    const auto events = fixture.write("e.csv", "When,How many,Each,Group\n13/01/2020,2,3,Toys\n");
    auto request = fixture.request({events});
    request.knownMappings = {
        fixture.write("broken.json", "{"),
        fixture.write("m.json", R"({"name":"Mine","date_order":"DMY","columns":{"event_time":"When",
                                 "quantity":"How many","unit_price":"Each","category":"Group"}})")};
    const auto report = importEvents(request, RunContext());
    VERIFY_RESULT(report);
    QCOMPARE(report->mapping.name, std::string("Mine"));
    QCOMPARE(report->firstDay.toString(), std::string("2020-01-13"));
    QVERIFY(QString::fromStdString(report->notes.at(0)).contains(QStringLiteral("broken.json")));
    QVERIFY(QString::fromStdString(report->notes.at(1)).contains(QStringLiteral("Mine")));
}

void DetectTest::refusesTwoMappingsThatFit() {
    const Fixture fixture;
    const auto events = fixture.write("e.csv", "When,Qty,Each,Group\n2020-01-02,2,3,Toys\n");
    const char* json =
        R"({"name":"A","columns":{"event_time":"When","quantity":"Qty","unit_price":"Each","category":"Group"}})";
    auto request = fixture.request({events});
    request.knownMappings = {fixture.write("a.json", json), fixture.write("b.json", json)};
    const auto report = importEvents(request, RunContext());
    QVERIFY(!report);
    QCOMPARE(report.error().where().field, std::string("mapping"));
}

void DetectTest::namesTheMissingColumn() {
    const Fixture fixture;
    const auto report = fixture.import("date,price,category\n2020-01-02,3,Toys\n");
    QVERIFY(!report);
    QVERIFY(report.error().code() == ErrorCode::InvalidArgument);
    QCOMPARE(report.error().where().field, std::string("quantity"));
    QVERIFY(text(report.error()).contains(QStringLiteral("date, price, category")));
    QVERIFY(fixture.isClean());
}

QTEST_APPLESS_MAIN(DetectTest)
#include "detect_test.moc"
