#include "tests/core/data/fixture.h"

#include <stop_token>

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

namespace {

Mapping plainMapping() {
    Mapping mapping;
    for (const char* field :
         {"event_time", "event_type", "order_id", "product_id", "category", "customer_id", "quantity", "unit_price"})
        mapping.columns[field] = field;
    return mapping;
}

std::string day(int number) {
    return (Date(2020, 1, 1) + number).toString();
}

Tally tally(std::int64_t rows, std::int64_t units, std::int64_t money) {
    return {rows, Quantity::fromRaw(units * 1000), Money::fromRaw(money * 10000)};
}

bool equal(const Tally& a, const Tally& b) {
    return a.rows == b.rows && a.units == b.units && a.money == b.money;
}

} // namespace

class ImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleByName();
    void rejectedRowsSayWhereAndWhy();
    void moneyIsRoundedHalfAwayAndSaid();
    void cancellationsWithoutASign();
    void pricesBeforeDiscount();
    void lineTotals();
    void aCategoryTableWins();
    void anUnreadableExtraIsLeftEmpty();
    void singleRepeatsAreKept();
    void aBlockIsMergedAndNamed();
    void stopsOnRejected();
    void cancelsCleanly();
    void parquetIsItsEventsAsText();
};

void ImportTest::everyRuleByName() {
    const Fixture fixture;
    auto mapping = plainMapping();
    mapping.adjustmentPrefixes = {"A"};
    mapping.feeCategories = {"Fees"};
    mapping.feeProducts = {"POST"};
    mapping.testProducts = {"TEST"};
    const auto path =
        fixture.write("e.csv", std::string(heading()) +                            //
                                   "2020-01-01,purchase,1,P,Toys,c1,2,10\n"        // accepted
                                   "2020-01-01,purchase,2,P,,c1,1,5\n"             // accepted, Uncategorised
                                   "2020-01-01,refund,3,P,Toys,c1,1,10\n"          // accepted, subtracts
                                   "2020-01-01,purchase,4,P,Toys,c1,-1,10\n"       // accepted as it stands
                                   "2020-01-01,purchase,A5,B,Fees,c1,1,-100\n"     // Adjustment goes before Fee
                                   "2020-01-01,purchase,6,X,Fees,c1,1,4\n"         // Fee
                                   "2020-01-01,purchase,7,POST,Toys,c1,1,3\n"      // Fee
                                   "2020-01-01,purchase,8,TEST,Toys,c1,1,7\n"      // Test
                                   "2020-01-01,cart,9,P,Toys,c1,5,10\n"            // NotDemand
                                   "2020-01-01,purchase,10,P,Toys,c1,-3,0\n"       // NonPositivePrice
                                   "2020-01-01,purchase,11,P,Toys,c1,three,10\n"); // Rejected
    auto request = fixture.request({path});
    request.mapping = mapping;
    const auto report = importEvents(request, RunContext());
    VERIFY_RESULT(report);
    const auto& account = report->account;
    QVERIFY(account.addsUp());
    QVERIFY(equal(account.accepted, tally(4, 1, 5)));
    QVERIFY(equal(account.setAside.at("Adjustment"), tally(1, 1, -100)));
    QVERIFY(equal(account.setAside.at("Fee"), tally(2, 2, 7)));
    QVERIFY(equal(account.setAside.at("Test"), tally(1, 1, 7)));
    QVERIFY(equal(account.setAside.at("NotDemand"), tally(1, 5, 50)));
    QVERIFY(equal(account.setAside.at("NonPositivePrice"), tally(1, -3, 0)));
    QVERIFY(equal(account.rejected, tally(1, 0, 0)));
    QVERIFY(equal(account.read, tally(11, 7, -31)));
    QCOMPARE(report->categories, std::size_t{2});
}

void ImportTest::rejectedRowsSayWhereAndWhy() {
    const Fixture fixture;
    const auto report = fixture.import(std::string(heading()) +                                         //
                                       line("2020-01-01", "purchase", "1", "Toys", "1", "2") +          // 2
                                       line("2020-01-01", "purchase", "1", "Toys", "1e400", "2") +      // 3
                                       line("2020-01-01", "purchase", "\"a\nb\"", "Toys", "1", "NaN") + // 4, 5
                                       "too,short\n" +                                                  // 6
                                       line("0000-01-01", "purchase", "1", "Toys", "1", "2") +          // 7
                                       line("9999-12-31", "purchase", "1", "Toys", "1", "2") +          // 8
                                       line("", "purchase", "1", "Toys", "1", "2") +                    // 9
                                       line("2020-01-01", "wish", "1", "Toys", "1", "2") +              // 10
                                       line("2020-01-01", "purchase", "1", "Toys", "1000000000", "1000000000"));
    VERIFY_RESULT(report);
    QVERIFY(report->account.addsUp());
    QCOMPARE(report->account.read.rows, std::int64_t{9});
    QCOMPARE(report->rejected.size(), std::size_t{8});
    const std::vector<std::pair<std::int64_t, const char*>> expected = {
        {3, "quantity: \"1e400\""},   {4, "unit_price: \"NaN\""}, {6, "2 fields where the heading has 8"},
        {7, "1900 to 2199"},          {8, "1900 to 2199"},        {9, "event_time is empty"},
        {10, "event_type: \"wish\""}, {11, "too large"}};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& row = report->rejected[i];
        QCOMPARE(row.file, std::string("events.csv"));
        QCOMPARE(row.line, expected[i].first);
        QVERIFY2(row.reason.find(expected[i].second) != std::string::npos, row.reason.c_str());
    }
    QCOMPARE(report->rejected[2].raw, std::string("too,short"));
    // The quantity and the price of a row whose date cannot be read are still accounted for.
    QCOMPARE(report->account.rejected.units.raw, std::int64_t{4000});
    QCOMPARE(report->account.rejected.money.raw, std::int64_t{80'000});
}

void ImportTest::moneyIsRoundedHalfAwayAndSaid() {
    const Fixture fixture;
    const auto report =
        fixture.import(std::string(heading()) + line("2020-01-01", "purchase", "1", "Toys", "0.5", "0.0001") +
                       line("2020-01-01", "purchase", "2", "Toys", "-0.5", "0.0003") +
                       line("2020-01-01", "purchase", "3", "Toys", "0.1", "0.0004"));
    VERIFY_RESULT(report);
    // 0.00005 -> 0.0001; -0.00015 -> -0.0002; 0.00004 -> 0.
    QCOMPARE(report->account.accepted.money.raw, std::int64_t{1 - 2 + 0});
    QVERIFY(std::any_of(report->notes.begin(), report->notes.end(),
                        [](const std::string& note) { return note.find("The money of 3 rows") != std::string::npos; }));
}

void ImportTest::cancellationsWithoutASign() {
    const Fixture fixture;
    const auto path =
        fixture.write("e.csv", std::string(heading()) + line("2020-01-01", "purchase", "1", "Toys", "5", "2") +
                                   line("2020-01-02", "purchase", "C1", "Toys", "2", "2"));
    auto request = fixture.request({path});
    request.mapping = plainMapping();
    request.mapping->cancellationPrefixes = {"C"};
    const auto asWritten = importEvents(request, RunContext());
    VERIFY_RESULT(asWritten);
    QCOMPARE(asWritten->account.accepted.units.raw, std::int64_t{7000});
    request.mapping->unsignedCancellations = true;
    const auto subtracted = importEvents(request, RunContext());
    VERIFY_RESULT(subtracted);
    QCOMPARE(subtracted->account.accepted.units.raw, std::int64_t{3000});
    QCOMPARE(subtracted->account.accepted.money.raw, std::int64_t{60000});
}

void ImportTest::pricesBeforeDiscount() {
    const Fixture fixture;
    const auto path = fixture.write("e.csv", "event_time,category,quantity,unit_price,discount\n"
                                             "2020-01-01,Toys,3,9.99,0.15\n2020-01-01,Toys,1,10,\n");
    auto request = fixture.request({path});
    request.mapping = Mapping();
    for (const char* field : {"event_time", "category", "quantity", "unit_price", "discount"})
        request.mapping->columns[field] = field;
    request.mapping->priceBeforeDiscount = true;
    const auto report = importEvents(request, RunContext());
    VERIFY_RESULT(report);
    QCOMPARE(report->account.accepted.money.raw, std::int64_t{254745 + 100000});
}

void ImportTest::lineTotals() {
    const Fixture fixture;
    const auto report = fixture.import("date,category,quantity,sales\n2020-01-01,Toys,3,10.01\n2020-01-02,Toys,2,0\n"
                                       "2020-01-03,Toys,-1,-3.5\n2020-01-04,Toys,1,-3.5\n");
    VERIFY_RESULT(report);
    QVERIFY(report->account.addsUp());
    QCOMPARE(report->account.accepted.money.raw, std::int64_t{65100});
    QCOMPARE(report->account.setAside.at("NonPositivePrice").rows, std::int64_t{2});
}

void ImportTest::aCategoryTableWins() {
    const Fixture fixture;
    const auto path = fixture.write("e.csv", "event_time,product_id,category,quantity,unit_price\n"
                                             "2020-01-01,a,Own,1,1\n2020-01-01, b ,Own,1,1\n2020-01-01,A,,1,1\n");
    auto request = fixture.request({path});
    request.categoryTable = fixture.write("map.csv", "Category;SKU\nBooks;b\nToys;c\n");
    const auto report = importEvents(request, RunContext());
    VERIFY_RESULT(report);
    const auto panel = loadPanel(fixture.snapshots() / report->snapshotSha256, std::nullopt, RunContext());
    VERIFY_RESULT(panel);
    QCOMPARE(panel->categories, (std::vector<std::string>{"Books", "Own", "Uncategorised"}));

    request.categoryTable = fixture.write("twice.csv", "product_id,category\na,Toys\na,Books\n");
    const auto conflict = importEvents(request, RunContext());
    QVERIFY(!conflict);
    QCOMPARE(conflict.error().where().line, std::int64_t{3});
}

void ImportTest::anUnreadableExtraIsLeftEmpty() {
    const Fixture fixture;
    const auto report = fixture.import("date,category,quantity,unit_price,discount,unit_cost\n"
                                       "2020-01-01,Toys,1,5,20%,2\n2020-01-02,Toys,1,5,0.2,?\n2020-01-03,Toys,1,5,,\n");
    VERIFY_RESULT(report);
    QCOMPARE(report->account.accepted.rows, std::int64_t{3});
    QVERIFY(std::any_of(report->notes.begin(), report->notes.end(), [](const std::string& note) {
        return note.find("In 2 rows a discount") != std::string::npos;
    }));
}

void ImportTest::singleRepeatsAreKept() {
    const Fixture fixture;
    const std::string once = line("2020-01-01", "purchase", "1", "Toys", "1", "2");
    const auto report = fixture.import(heading() + once + line("2020-01-01", "purchase", "2", "Toys", "1", "2") + once);
    VERIFY_RESULT(report);
    QCOMPARE(report->account.accepted.rows, std::int64_t{3});
    QCOMPARE(report->repeatedRowsKept, std::int64_t{1});
}

void ImportTest::aBlockIsMergedAndNamed() {
    const Fixture fixture;
    std::string content = heading();
    std::string block;
    for (int i = 0; i < 120; ++i) {
        const auto row = line(day(i / 10), "purchase", std::to_string(i), "Toys", "1", i == 50 ? "0" : "2");
        content += row;
        if (i >= 5)
            block += row;
    }
    const auto report = fixture.import(content + block + line(day(20), "purchase", "x", "Toys", "1", "2"));
    VERIFY_RESULT(report);
    QVERIFY(report->account.addsUp());
    QVERIFY(equal(report->account.merged, tally(115, 115, 228)));
    QCOMPARE(report->account.accepted.rows, std::int64_t{120});
    QCOMPARE(report->mergedBlocks.size(), std::size_t{1});
    const auto& merged = report->mergedBlocks[0];
    QCOMPARE(merged.firstLine, std::int64_t{122});
    QCOMPARE(merged.lastLine, std::int64_t{236});
    QCOMPARE(merged.rows, std::int64_t{115});
    QCOMPARE(merged.firstDay, day(0));
    QCOMPARE(merged.lastDay, day(11));
}

void ImportTest::stopsOnRejected() {
    const Fixture fixture;
    auto request =
        fixture.request({fixture.write("e.csv", heading() + line("2020-01-01", "purchase", "1", "Toys", "1", "2") +
                                                    line("2020-01-01", "purchase", "1", "Toys", "x", "2"))});
    request.stopOnRejected = true;
    const auto report = importEvents(request, RunContext());
    QVERIFY(!report);
    QVERIFY(report.error().code() == ErrorCode::InvalidArgument);
    QCOMPARE(report.error().where().line, std::int64_t{3});
    QVERIFY(fixture.isClean());
}

void ImportTest::cancelsCleanly() {
    std::string content = heading();
    for (int i = 0; i < 3000; ++i)
        content += line(day(i / 10), "purchase", std::to_string(i), "Toys", "1", "2");
    for (const char* stage : {"Checking", "Reading", "Looking", "Writing", "Naming"}) {
        const Fixture fixture;
        const auto path = fixture.write("e.csv", content);
        std::stop_source source;
        RunContext context;
        context.stop = source.get_token();
        context.progress = [&](std::string_view name, double) {
            if (name.substr(0, std::string_view(stage).size()) == stage)
                source.request_stop();
        };
        const auto report = importEvents(fixture.request({path}), context);
        if (!report)
            QVERIFY(report.error().code() == ErrorCode::Cancelled);
        QVERIFY(source.stop_requested());
        QVERIFY(report || fixture.isClean());
    }
}

// Both files are written by fixtures/make_parquet.py: times with a zone, decimals, nulls and quoted texts.
void ImportTest::parquetIsItsEventsAsText() {
    const fs::path fixtures = fs::path(PLANWRIGHT_SOURCE_DIR) / "tests/core/data/fixtures";
    const Fixture fixture;
    const auto plain = importEvents(fixture.request({fixtures / "events.csv"}), RunContext());
    VERIFY_RESULT(plain);
    qputenv("TZ", "Asia/Kolkata"); // a column of times with a zone must not be spelled in the system's
    const auto table = importEvents(fixture.request({fixtures / "events.parquet"}), RunContext());
    qputenv("TZ", "UTC");
    VERIFY_RESULT(table);
    QCOMPARE(table->snapshotSha256, plain->snapshotSha256);
    QCOMPARE(table->account.accepted.rows, std::int64_t{140});
    QCOMPARE(table->files, std::vector<std::string>{"events.parquet"});
    QVERIFY(std::ranges::find(table->notes, "The file events.parquet was converted from Parquet.") !=
            table->notes.end());

    const auto cut = fixture.folder() / "cut.parquet";
    fs::copy_file(fixtures / "events.parquet", cut);
    fs::resize_file(cut, 2000);
    const auto refused = importEvents(fixture.request({cut}), RunContext());
    QVERIFY(!refused && refused.error().code() == ErrorCode::InvalidArgument);
    QCOMPARE(refused.error().where().file, std::string("cut.parquet"));
}

QTEST_APPLESS_MAIN(ImportTest)
#include "import_test.moc"
