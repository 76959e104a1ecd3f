#include "core/data/mapping_overrides.h"
#include "tests/core/data/fixture.h"

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

class MappingOverridesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPeopleWrite();
    void refusesAnythingElse();
    void answersWhatTheImportAsks();
    void goesBeforeAMapping();
};

void MappingOverridesTest::readsWhatPeopleWrite() {
    MappingOverrides overrides;
    VERIFY_RESULT(setDateOrder(overrides, "DMY"));
    VERIFY_RESULT(setDecimalMark(overrides, "comma"));
    VERIFY_RESULT(setDelimiter(overrides, "semicolon"));
    VERIFY_RESULT(setEncoding(overrides, "CP1252"));
    VERIFY_RESULT(setCurrency(overrides, "EUR"));
    VERIFY_RESULT(setLatestDay(overrides, "2020-12-31"));
    Mapping mapping;
    mapping.thousandsMark = ',';
    overrides.applyTo(mapping);
    QVERIFY(mapping.dateOrder == DateOrder::DayMonthYear);
    QCOMPARE(mapping.decimalMark, ',');
    QCOMPARE(mapping.thousandsMark, '.');
    QCOMPARE(mapping.delimiter, ';');
    QCOMPARE(mapping.encoding, std::string("cp1252"));
    QCOMPARE(mapping.currency, std::string("EUR"));
    QVERIFY(mapping.cleaning.latestDay.has_value());
}

void MappingOverridesTest::refusesAnythingElse() {
    MappingOverrides overrides;
    QVERIFY(!setDateOrder(overrides, "dmy"));
    QVERIFY(!setDecimalMark(overrides, "."));
    QVERIFY(!setDelimiter(overrides, "dash"));
    QVERIFY(!setEncoding(overrides, "ebcdic"));
    QVERIFY(!setCurrency(overrides, "euro"));
    const auto day = setLatestDay(overrides, "31.12.2020");
    QVERIFY(!day);
    QCOMPARE(day.error().where().field, std::string("--latest-date"));
}

void MappingOverridesTest::answersWhatTheImportAsks() {
    const Fixture fixture;
    auto request = fixture.request({fixture.write("e.csv", "date,qty,price,category\n01/02/2020,1,1.234,A\n")});
    const auto asks = importEvents(request, RunContext());
    QVERIFY(!asks);
    QVERIFY2(text(asks.error()).contains(QStringLiteral("--date-order DMY")), qPrintable(text(asks.error())));
    request.overrides.dateOrder = DateOrder::DayMonthYear;
    const auto asksMore = importEvents(request, RunContext());
    QVERIFY(!asksMore);
    QVERIFY2(text(asksMore.error()).contains(QStringLiteral("--decimal-mark comma")),
             qPrintable(text(asksMore.error())));
    request.overrides.decimalMark = ',';
    const auto report = importEvents(request, RunContext());
    VERIFY_RESULT(report);
    QCOMPARE(report->firstDay.toString(), std::string("2020-02-01"));
    QCOMPARE(report->account.accepted.money.raw, std::int64_t{12340000});
}

void MappingOverridesTest::goesBeforeAMapping() {
    const Fixture fixture;
    auto request = fixture.request({fixture.write("e.csv", "When;Qty;Each;Group\n01/02/2020;1;2,5;Caf\xE9\n")});
    Mapping mapping;
    mapping.columns = {{"event_time", "When"}, {"quantity", "Qty"}, {"unit_price", "Each"}, {"category", "Group"}};
    request.mapping = mapping;
    request.overrides = {DateOrder::MonthDayYear, ',', ';', "cp1252", "CHF", {}, {}};
    const auto report = importEvents(request, RunContext());
    VERIFY_RESULT(report);
    QCOMPARE(report->firstDay.toString(), std::string("2020-01-02"));
    QCOMPARE(report->account.accepted.money.raw, std::int64_t{25000});
    QCOMPARE(report->mapping.currency, std::string("CHF"));
    QCOMPARE(report->mappingFields.at(0).confidence, 1.0);
}

QTEST_APPLESS_MAIN(MappingOverridesTest)
#include "mapping_overrides_test.moc"
