#include "core/data/partitions.h"
#include "tests/core/data/fixture.h"

#include <algorithm>

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

/// Folders KEY=VALUE as columns.
class PartitionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsFolders();
    void addsColumnsAndKeepsLines();
    void importsATable();
    void saysWhichFileLacksAColumn();
};

void PartitionsTest::readsFolders() {
    QCOMPARE(partitionsOf("sales/year=2024/shop=S%C3%BCd%20%zz/part-0.csv"),
             (Partitions{{"year", "2024"}, {"shop", "Süd %zz"}}));
    QCOMPARE(partitionsOf("a=b.csv"), Partitions{});
    QCOMPARE(partitionsOf("year=__HIVE_DEFAULT_PARTITION__/x=1=2/p.csv"), (Partitions{{"year", ""}, {"x", "1=2"}}));
    QCOMPARE(nameInTable("/data/sales/year=2024/month=01/part-0.csv"), std::string("year=2024/month=01/part-0.csv"));
    QCOMPARE(nameInTable("/data/sales/part-0.csv"), std::string("part-0.csv"));
    QVERIFY(!isPartitionFolder("=x") && !isPartitionFolder(".a=b") && isPartitionFolder("a="));
    QCOMPARE(missingIn({" Year ", "b"}, {{"year", "2024"}, {"c", "1"}, {"C", "2"}}), (Partitions{{"c", "1"}}));
}

void PartitionsTest::addsColumnsAndKeepsLines() {
    const Fixture fixture;
    const auto copied = [&fixture](const std::string& text, std::optional<std::int64_t> mostRows = std::nullopt) {
        const auto file = fixture.write("in.csv", text);
        const auto copy = fixture.folder() / "out.csv";
        if (const auto done =
                copyWithColumns(file, copy, ';', {{"shop", "A;B"}, {"year", "2024"}}, mostRows, RunContext());
            !done)
            return done.error().describe();
        std::ostringstream bytes;
        bytes << std::ifstream(copy, std::ios::binary).rdbuf();
        return bytes.str();
    };
    QCOMPARE(copied("a;b\n1;2\n"), std::string("a;b;shop;year\n1;2;\"A;B\";2024\n"));
    QCOMPARE(copied("a;b\r\n\r\n1;\"x\n\"\"y\"\r\n3;4"),
             std::string("a;b;shop;year\r\n\r\n1;\"x\n\"\"y\";\"A;B\";2024\r\n3;4;\"A;B\";2024"));
    QCOMPARE(copied("a;b\n1;5\" tv\n2;\n"), std::string("a;b;shop;year\n1;5\" tv;\"A;B\";2024\n2;;\"A;B\";2024\n"));
    QCOMPARE(copied("a;b\n\xFC;2\n3;4\n", 1), std::string("a;b;shop;year\n\xFC;2;\"A;B\";2024\n"));
}

void PartitionsTest::importsATable() {
    const Fixture fixture;
    const auto table = fixture.folder() / "sales";
    std::string all = "event_time,order_id,quantity,unit_price,category,shop\n";
    std::vector<fs::path> files;
    for (const auto* month : {"01", "02"})
        for (const auto* shop : {"Nord", "S%C3%BCd"}) {
            const auto folder = table / (std::string("category=") + shop) / (std::string("month=") + month);
            fs::create_directories(folder);
            std::string text = "event_time,order_id,quantity,unit_price\n";
            for (int day = 1; day <= 28; ++day) {
                const auto row = "2024-" + std::string(month) + (day < 10 ? "-0" : "-") + std::to_string(day) + "," +
                                 shop + std::to_string(day) + ",2,3.50";
                text += row + "\n";
                all += row + "," + (shop[0] == 'N' ? "Nord" : "Süd") + ",x\n";
            }
            std::ofstream(folder / "part-0.csv") << text;
            files.push_back(folder / "part-0.csv");
        }
    const auto plain = fixture.import(all);
    VERIFY_RESULT(plain);
    const auto parts = importEvents(fixture.request(files), RunContext());
    VERIFY_RESULT(parts);
    QCOMPARE(parts->snapshotSha256, plain->snapshotSha256);
    QCOMPARE(parts->categories, std::size_t{2});
    QCOMPARE(parts->files.back(), std::string("category=S%C3%BCd/month=02/part-0.csv"));
}

void PartitionsTest::saysWhichFileLacksAColumn() {
    const Fixture fixture;
    std::vector<fs::path> files;
    for (const auto* month : {"month=01", "month=02"}) {
        fs::create_directories(fixture.folder() / month);
        files.push_back(fixture.folder() / month / "part-0.csv");
    }
    std::ofstream(files[0]) << "event_time,category,quantity,unit_price\n2024-01-01,A,1,2\n";
    std::ofstream(files[1]) << "event_time,category,quantity\n2024-01-01,A,1\n";
    const auto report = importEvents(fixture.request(files), RunContext());
    QVERIFY(!report);
    QCOMPARE(report.error().where().file, std::string("month=02/part-0.csv"));
    QVERIFY2(text(report.error()).contains(QStringLiteral("\"unit_price\" is missing")),
             qPrintable(text(report.error())));
    QVERIFY(fixture.isClean());
}

QTEST_APPLESS_MAIN(PartitionsTest)
#include "partitions_test.moc"
