#include "core/data/mapping.h"

#include <QtTest>

using namespace planwright;
using namespace planwright::data;

namespace {

constexpr const char* smallest =
    R"({"schema":"planwright.mapping/1","columns":{"event_time":"When","quantity":"Qty","unit_price":"Each","category":"Group"}})";

QString replaced(const char* from, const char* to) {
    return QString::fromUtf8(smallest).replace(QString::fromUtf8(from), QString::fromUtf8(to));
}

} // namespace

class MappingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void defaultsAreThoseOfTheHeader();
    void readsBackWhatItWrites();
    void namesEveryRule();
    void refuses_data();
    void refuses();
    void loadsTheSamples();
};

void MappingTest::defaultsAreThoseOfTheHeader() {
    const auto mapping = parseMapping(smallest, "m.json");
    QVERIFY(mapping.has_value());
    QCOMPARE(mapping->columns.at("quantity"), std::string("Qty"));
    QCOMPARE(mapping->delimiter, ',');
    QVERIFY(mapping->dateOrder == DateOrder::YearMonthDay);
}

void MappingTest::readsBackWhatItWrites() {
    auto mapping = parseMapping(smallest, "m.json");
    QVERIFY(mapping.has_value());
    mapping->name = "Tab\tand \"quotes\"";
    mapping->heading = {"When", "Qty", "Each", "Group"};
    mapping->delimiter = '\t';
    mapping->encoding = "cp1252";
    mapping->decimalMark = ',';
    mapping->dateOrder = DateOrder::DayMonthYear;
    mapping->currency = "EUR";
    mapping->cancellationPrefixes = {"C"};
    mapping->unsignedCancellations = true;
    mapping->feeProducts = {"POST"};
    mapping->trailerField = "event_time";
    mapping->categoryTable = "groups.csv";
    mapping->thousandsMark = '.';
    mapping->currencySign = "\xE2\x82\xAC";
    mapping->timeZone = "Europe/Berlin";
    mapping->cleaning.actions.at(static_cast<std::size_t>(Rule::AbsurdQuantity)) = RuleAction::SetAside;
    mapping->cleaning.latestDay = Date::parse("2024-12-31").value();
    const auto json = toJson(*mapping);
    const auto again = parseMapping(json, "m.json");
    QVERIFY(again.has_value());
    QCOMPARE(toJson(*again), json);
    QVERIFY(again->unsignedCancellations);
    QCOMPARE(again->delimiter, '\t');
    QCOMPARE(again->thousandsMark, '.');
    QCOMPARE(again->timeZone, std::string("Europe/Berlin"));
    QVERIFY(again->cleaning.setsAside(Rule::AbsurdQuantity));
    QVERIFY(again->cleaning.latestDay == mapping->cleaning.latestDay);
}

void MappingTest::namesEveryRule() {
    for (std::size_t i = 0; i < ruleCount; ++i) {
        const auto rule = static_cast<Rule>(i);
        QVERIFY(ruleNamed(nameOf(rule)) == rule);
        QVERIFY(isAllowed(rule, Cleaning().of(rule)));
    }
}

void MappingTest::refuses_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("field");
    QTest::newRow("no json") << QStringLiteral("{") << QString();
    QTest::newRow("not an object") << QStringLiteral("[]") << QString();
    QTest::newRow("unknown key") << replaced("\"columns\"", "\"colums\"") << QStringLiteral("colums");
    QTest::newRow("unknown field") << replaced("category", "categroy") << QStringLiteral("columns");
    QTest::newRow("other schema") << replaced("mapping/1", "mapping/2") << QStringLiteral("schema");
    QTest::newRow("no quantity") << replaced(R"("quantity":"Qty",)", "") << QStringLiteral("columns");
    QTest::newRow("no price") << replaced(R"("unit_price":"Each",)", "") << QStringLiteral("columns");
    QTest::newRow("no category") << replaced(R"(,"category":"Group")", "") << QStringLiteral("columns");
    QTest::newRow("delimiter") << replaced(R"("columns")", R"("delimiter":"ab","columns")")
                               << QStringLiteral("delimiter");
    QTest::newRow("date order") << replaced(R"("columns")", R"("date_order":"YDM","columns")")
                                << QStringLiteral("date_order");
    QTest::newRow("rule") << replaced(R"("columns")", R"("cleaning":{"fees":"off"},"columns")")
                          << QStringLiteral("cleaning");
    QTest::newRow("rule's action") << replaced(R"("columns")", R"("cleaning":{"fee":"merge"},"columns")")
                                   << QStringLiteral("cleaning");
    QTest::newRow("version of the rules")
        << replaced(R"("columns")", R"("cleaning":{"version":2},"columns")") << QStringLiteral("cleaning");
    QTest::newRow("thousands") << replaced(R"("columns")", R"("thousands_mark":".","columns")")
                               << QStringLiteral("columns");
    QTest::newRow("a number for a text") << replaced(R"("columns")", R"("name":3,"columns")") << QStringLiteral("name");
    QTest::newRow("trailer field") << replaced(R"("columns")", R"("trailer_field":"country","columns")")
                                   << QStringLiteral("columns");
}

void MappingTest::refuses() {
    QFETCH(QString, json);
    QFETCH(QString, field);
    const auto mapping = parseMapping(json.toStdString(), "m.json");
    QVERIFY(!mapping.has_value());
    const Error error = mapping.error();
    QVERIFY(error.code() == ErrorCode::InvalidArgument);
    QCOMPARE(error.where().file, std::string("m.json"));
    QCOMPARE(QString::fromStdString(error.where().field), field);
}

void MappingTest::loadsTheSamples() {
    const std::filesystem::path samples = std::filesystem::path(PLANWRIGHT_SOURCE_DIR) / "resources" / "samples";
    const auto retail = loadMapping(samples / "online_retail_ii.mapping.json");
    QVERIFY(retail.has_value());
    QVERIFY(retail->categoryTable && std::filesystem::exists(*retail->categoryTable));
    QVERIFY(loadMapping(samples / "superstore.mapping.json").has_value());
    QVERIFY(loadMapping(samples / "none.json").error().code() == ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(MappingTest)
#include "mapping_test.moc"
