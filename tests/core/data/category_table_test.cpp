#include "core/data/category_table.h"
#include "tests/core/data/fixture.h"

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

class CategoryTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsParents_data();
    void readsParents();
    void refuses_data();
    void refuses();
    void keepsParentsBesideTheSnapshot();
    void listsProductsWithoutACategory();
};

void CategoryTableTest::readsParents_data() {
    QTest::addColumn<QString>("content");
    QTest::addColumn<bool>("parents");
    const auto row = [](const char* name, const char* content, bool parents) {
        QTest::newRow(name) << QString::fromUtf8(content) << parents;
    };
    row("two", "product,category\nP1,Lamps\n", false);
    row("two, the other way", "category;product\nLamps;P1\n", false);
    row("three", "product,category,parent\nP1,Lamps,Home\n", true);
    row("three in another order", "Parent category\tCategory\tSKU\nHome\tLamps\tP1\n", true);
    row("three by place", "a,b,c\nP1,Lamps,Home\n", true);
    row("no parent", "product,category,parent\nP1,Lamps,\n", false);
}

void CategoryTableTest::readsParents() {
    QFETCH(QString, content);
    QFETCH(bool, parents);
    const Fixture fixture;
    const auto groups =
        readCategoryTable(fixture.write("c.csv", content.toStdString()), fixture.folder(), RunContext());
    VERIFY_RESULT(groups);
    QCOMPARE(groups->categories.at("P1"), std::string("Lamps"));
    QCOMPARE(groups->parents, parents ? Hierarchy({{"Lamps", "Home"}}) : Hierarchy());
}

void CategoryTableTest::refuses_data() {
    QTest::addColumn<QString>("content");
    QTest::addColumn<int>("line");
    QTest::newRow("two categories") << QStringLiteral("product,category\nP1,A\nP1,B\n") << 3;
    QTest::newRow("two parents") << QStringLiteral("product,category,parent\nP1,A,X\nP2,A,Y\n") << 3;
    QTest::newRow("three levels") << QStringLiteral("product,category,parent\nP1,A,B\nP2,B,C\n") << 0;
    QTest::newRow("four columns") << QStringLiteral("product,category,parent,x\nP1,A,B,C\n") << 1;
    QTest::newRow("a short line") << QStringLiteral("product,category,parent\nP1,A\n") << 2;
}

void CategoryTableTest::refuses() {
    QFETCH(QString, content);
    QFETCH(int, line);
    const Fixture fixture;
    const auto groups =
        readCategoryTable(fixture.write("c.csv", content.toStdString()), fixture.folder(), RunContext());
    QVERIFY(!groups);
    QVERIFY(groups.error().code() == ErrorCode::InvalidArgument);
    QCOMPARE(int(groups.error().where().line), line);
}

void CategoryTableTest::keepsParentsBesideTheSnapshot() {
    const Fixture fixture;
    const auto import = [&](const char* events, const char* table, const std::string& appendTo) {
        auto request = fixture.request({fixture.write("e.csv", events)});
        request.categoryTable = fixture.write("c.csv", table);
        if (!appendTo.empty())
            request.appendTo = fixture.snapshots() / appendTo;
        return importEvents(request, RunContext());
    };
    constexpr auto events = "date,sku,qty,price\n2024-01-01,P1,1,2\n2024-01-02,P2,1,2\n";
    const auto first = import(events, "product,category,parent\nP1,A,X\nP2,B,X\n", "");
    VERIFY_RESULT(first);
    const auto parents = readHierarchy(fixture.snapshots() / first->snapshotSha256);
    VERIFY_RESULT(parents);
    QCOMPARE(*parents, Hierarchy({{"A", "X"}, {"B", "X"}}));
    const auto appended = import("date,sku,qty,price\n2024-02-01,P3,1,2\n", "product,category,parent\nP3,C,Y\nP1,A,Z\n",
                                 first->snapshotSha256);
    VERIFY_RESULT(appended);
    QCOMPARE(*readHierarchy(fixture.snapshots() / appended->snapshotSha256),
             Hierarchy({{"A", "Z"}, {"B", "X"}, {"C", "Y"}}));
    // The same content without parents has none.
    const auto again = import(events, "product,category\nP1,A\nP2,B\n", "");
    VERIFY_RESULT(again);
    QCOMPARE(again->snapshotSha256, first->snapshotSha256);
    QVERIFY(readHierarchy(fixture.snapshots() / again->snapshotSha256)->empty());
}

void CategoryTableTest::listsProductsWithoutACategory() {
    const Fixture fixture;
    auto request = fixture.request({fixture.write("e.csv", "date,sku,qty,price\n2024-01-01,P1,1,2\n2024-01-02,P2,1,2\n"
                                                           "2024-01-02,P3,2,5\n2024-01-03,P2,1,2\n")});
    request.categoryTable = fixture.write("c.csv", "product,category\nP1,A\n");
    const auto report = importEvents(request, RunContext());
    VERIFY_RESULT(report);
    QCOMPARE(report->unmappedProducts.size(), std::size_t{2});
    QCOMPARE(report->unmappedProducts.at(0).product, std::string("P3"));
    QCOMPARE(report->unmappedProducts.at(0).found.money.raw, std::int64_t{100'000});
    QCOMPARE(report->unmappedProducts.at(1).found.rows, std::int64_t{2});
}

QTEST_APPLESS_MAIN(CategoryTableTest)
#include "category_table_test.moc"
