#include "core/data/product_days.h"
#include "core/data/stock_table.h"
#include "tests/core/data/fixture.h"

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

namespace {

std::string sale(const std::string& day, const std::string& product, const std::string& category,
                 const std::string& quantity, const std::string& type = "purchase") {
    return day + " 10:00:00," + type + ",o" + day + product + "," + product + "," + category + ",C1," + quantity +
           ",2.50\n";
}

} // namespace

class ProductDaysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comeByCategoryProductAndDay();
    void sumsOfMonthsHaveNone();
    void stockTableAddsUp();
    void stockTableSaysWhereItIsWrong();
    void stockTableSaysWhereItIsWrong_data();
};

void ProductDaysTest::comeByCategoryProductAndDay() {
    const Fixture fixture;
    std::string events = heading();
    events += sale("2024-01-05", "Z", "Lamps", "3") + sale("2024-01-02", "Z", "Lamps", "1.5");
    events += sale("2024-01-02", "Z", "Lamps", "1") + sale("2024-01-02", "A", "Lamps", "1");
    events += sale("2024-01-03", "A", "Lamps", "-2", "refund") + sale("2024-01-03", "A", "Lamps", "4", "view");
    events += sale("2024-01-09", "A", "Clocks", "7");
    const auto report = fixture.import(events);
    VERIFY_RESULT(report);
    const auto snapshot = fixture.snapshots() / report->snapshotSha256;
    for (const unsigned threads : {1U, 4U}) {
        RunContext context;
        context.threads = threads;
        const auto shop = loadShopDays(snapshot, std::nullopt, context);
        VERIFY_RESULT(shop);
        QCOMPARE(shop->firstDay, Date(2024, 1, 2));
        QVERIFY((shop->products == std::vector<std::int32_t>{2, 0, 0, 1, 0, 0, 0, 1}));
        std::vector<ProductDays> all;
        const auto take = [&all](const ProductDays& one) -> Status {
            all.push_back(one);
            return {};
        };
        VERIFY_RESULT(forEachProduct(snapshot, std::nullopt, context, take));
        QCOMPARE(all.size(), std::size_t{3});
        QVERIFY(all[0].category == "Clocks" && all[0].product == "A" && all[0].days.size() == 1);
        QVERIFY(all[1].category == "Lamps" && all[1].product == "A" && all[1].days.size() == 1);
        QVERIFY(all[2].product == "Z" && all[2].days.size() == 2);
        QCOMPARE(all[2].days[0].day, Date(2024, 1, 2));
        QCOMPARE(all[2].days[0].units, std::int64_t{2'500});
        QCOMPARE(all[2].days[0].money, std::int64_t{62'500});

        const auto cut = loadShopDays(snapshot, Date(2024, 1, 5), context);
        VERIFY_RESULT(cut);
        QCOMPARE(cut->products.size(), std::size_t{4});
        all.clear();
        VERIFY_RESULT(forEachProduct(snapshot, Date(2024, 1, 4), context, take));
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(loadShopDays(snapshot, Date(2023, 1, 4), context).error().code(), ErrorCode::InsufficientData);
    }
}

void ProductDaysTest::sumsOfMonthsHaveNone() {
    const Fixture fixture;
    const auto report = fixture.import("category,month,units\nLamps,2024-01,5\nLamps,2024-02,6\nClocks,2024-01,1\n");
    VERIFY_RESULT(report);
    const auto shop = loadShopDays(fixture.snapshots() / report->snapshotSha256, std::nullopt, RunContext());
    QCOMPARE(shop.error().code(), ErrorCode::InsufficientData);
    QVERIFY(shop.error().message().find("sums of months") != std::string::npos);
}

void ProductDaysTest::stockTableAddsUp() {
    const Fixture fixture;
    const auto table = readStockTable(
        fixture.write("stock.csv", "Date;Stock;Product_ID\n2024-01-02;0;A\n2024-01-02;4;A\n2024-01-03; 0 ;A\n"
                                   "2024-01-03;-1.5;\"B;C\"\n"),
        fixture.folder(), RunContext());
    VERIFY_RESULT(table);
    QVERIFY(table->categories.empty());
    QCOMPARE(table->products.size(), std::size_t{2});
    const auto& days = table->products.at("A");
    QVERIFY(!days.at(Date(2024, 1, 2)) && days.at(Date(2024, 1, 3)));
    QVERIFY(table->products.at("B;C").at(Date(2024, 1, 3)));
    const auto categories = readStockTable(fixture.write("c.csv", "category,date,stock\nLamps,2024-01-02,0\n"),
                                           fixture.folder(), RunContext());
    VERIFY_RESULT(categories);
    QVERIFY(categories->products.empty() && categories->categories.at("Lamps").at(Date(2024, 1, 2)));
}

void ProductDaysTest::stockTableSaysWhereItIsWrong_data() {
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<int>("line");
    QTest::addColumn<QByteArray>("words");
    const QByteArray head("product_id,date,stock\nA,2024-01-02,0\n");
    QTest::newRow("column") << QByteArray("product,date,stock\nA,2024-01-02,0\n") << 1 << QByteArray("three columns");
    QTest::newRow("both") << QByteArray("product_id,category,date,stock\nA,L,2024-01-02,0\n") << 1
                          << QByteArray("three columns");
    QTest::newRow("width") << head + "A,2024-01-02\n" << 3 << QByteArray("three columns");
    QTest::newRow("day") << head + "A,02.01.2024,0\n" << 3 << QByteArray("YYYY-MM-DD");
    QTest::newRow("stock") << head + "A,2024-01-03,none\n" << 3 << QByteArray("number of units");
    QTest::newRow("key") << head + ",2024-01-03,1\n" << 3 << QByteArray("product is empty");
}

void ProductDaysTest::stockTableSaysWhereItIsWrong() {
    QFETCH(const QByteArray, table);
    QFETCH(const int, line);
    QFETCH(const QByteArray, words);
    const Fixture fixture;
    const auto read = readStockTable(fixture.write("stock.csv", table.toStdString()), fixture.folder(), RunContext());
    QVERIFY(!read);
    QCOMPARE(read.error().code(), ErrorCode::InvalidArgument);
    QCOMPARE(read.error().where().line, std::int64_t{line});
    QVERIFY2(read.error().message().find(words.toStdString()) != std::string::npos, read.error().message().c_str());
}

QTEST_APPLESS_MAIN(ProductDaysTest)
#include "product_days_test.moc"
