#include "core/data/manifest.h"
#include "tests/core/data/fixture.h"

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

} // namespace

class SnapshotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copiesAcrossFilesAreMerged();
    void appendingEqualsImportingTogether();
    void appendingNeedsTheCustomers();
    void theSnapshotIsWhatItsNameSays();
    void cutsThePanel();
    void holdsWholeMonthsOfAShopThatWasClosed();
    void factsOfACategory();
};

void SnapshotTest::copiesAcrossFilesAreMerged() {
    const Fixture fixture;
    const std::string a = line("2020-01-01", "purchase", "1", "Toys", "1", "2");
    const std::string b = line("2020-01-02", "purchase", "2", "Toys", "1", "2");
    const std::string c = line("2020-01-03", "purchase", "3", "Toys", "1", "2");
    const auto one = fixture.write("one.csv", heading() + a + a + b);
    const auto two = fixture.write("two.csv", heading() + a + b + b + c);
    const auto report = importEvents(fixture.request({one, two}), RunContext());
    VERIFY_RESULT(report);
    QVERIFY(report->account.addsUp());
    // a stands twice, b twice, c once.
    QCOMPARE(report->account.accepted.rows, std::int64_t{5});
    QCOMPARE(report->account.merged.rows, std::int64_t{2});
    const auto turned = importEvents(fixture.request({two, one}), RunContext());
    VERIFY_RESULT(turned);
    QCOMPARE(turned->snapshotSha256, report->snapshotSha256);
}

void SnapshotTest::appendingEqualsImportingTogether() {
    const Fixture fixture;
    std::string first = heading();
    std::string second = heading();
    for (int i = 0; i < 60; ++i) {
        const auto row = day(i) + ",purchase," + std::to_string(i) + ",P" + std::to_string(i % 7) + ",Toys,c" +
                         std::to_string((i * 7) % 11) + ",1.5,2.25\n";
        if (i < 40)
            first += row;
        if (i >= 30)
            second += row;
    }
    const auto a = fixture.write("a.csv", first);
    const auto b = fixture.write("b.csv", second);
    const auto together = importEvents(fixture.request({a, b}), RunContext());
    VERIFY_RESULT(together);
    const auto alone = importEvents(fixture.request({a}), RunContext());
    VERIFY_RESULT(alone);
    auto request = fixture.request({b});
    request.appendTo = fixture.snapshots() / alone->snapshotSha256;
    const auto appended = importEvents(request, RunContext());
    VERIFY_RESULT(appended);
    QCOMPARE(appended->snapshotSha256, together->snapshotSha256);
    QCOMPARE(appended->account.read.rows, std::int64_t{30});
    QCOMPARE(appended->account.merged.rows, std::int64_t{10});
    QCOMPARE(appended->firstDay.toString(), day(0));
    QVERIFY(appended->account.addsUp());
}

void SnapshotTest::appendingNeedsTheCustomers() {
    const Fixture fixture;
    const auto first = fixture.import(heading() + line("2020-01-01", "purchase", "1", "Toys", "1", "2"));
    VERIFY_RESULT(first);
    const auto base = fixture.snapshots() / first->snapshotSha256;
    fs::remove(base / "customers.parquet");
    VERIFY_RESULT(loadPanel(base, std::nullopt, RunContext()));
    auto request = fixture.request({fixture.folder() / "events.csv"});
    request.appendTo = base;
    const auto refused = importEvents(request, RunContext());
    QVERIFY(!refused);
    QVERIFY(refused.error().code() == ErrorCode::Conflict);
    // Importing the same file again puts the table back.
    VERIFY_RESULT(fixture.import(heading() + line("2020-01-01", "purchase", "1", "Toys", "1", "2")));
    QVERIFY(fs::exists(base / "customers.parquet"));

    request.mapping = plainMapping();
    request.mapping->currency = "EUR";
    QVERIFY(importEvents(request, RunContext()).error().code() == ErrorCode::Conflict);
}

void SnapshotTest::theSnapshotIsWhatItsNameSays() {
    const Fixture fixture;
    const auto report = fixture.import(heading() + line("2020-01-01", "purchase", "1", "Toys", "1", "2"));
    VERIFY_RESULT(report);
    const auto directory = fixture.snapshots() / report->snapshotSha256;
    VERIFY_RESULT(verifySnapshot(directory, RunContext()));
    const auto manifest = readManifest(directory);
    VERIFY_RESULT(manifest);
    QCOMPARE(manifest->events, std::int64_t{1});
    QCOMPARE(manifest->customers, std::int64_t{1});
    QCOMPARE(manifest->sources.at(0).name, std::string("events.csv"));
    QVERIFY(Fixture::isEmpty(fixture.temporary()));
    QCOMPARE(std::distance(fs::directory_iterator(fixture.snapshots()), fs::directory_iterator()), std::ptrdiff_t{1});

    const auto other = fixture.import(heading() + line("2020-01-01", "purchase", "1", "Toys", "2", "2"));
    VERIFY_RESULT(other);
    fs::copy_file(fixture.snapshots() / other->snapshotSha256 / "events.parquet", directory / "events.parquet",
                  fs::copy_options::overwrite_existing);
    QVERIFY(verifySnapshot(directory, RunContext()).error().code() == ErrorCode::Io);
    QVERIFY(loadPanel(fixture.snapshots() / "none", std::nullopt, RunContext()).error().code() == ErrorCode::NotFound);
}

void SnapshotTest::holdsWholeMonthsOfAShopThatWasClosed() {
    const Fixture fixture;
    std::string content = heading();
    // Sales every third day from 2 January to 28 February 2020: both months are complete all the same.
    for (int i = 1; i <= 58; i += 3)
        content += line(day(i), "purchase", std::to_string(i), "Toys", "1", "2");
    const auto report = fixture.import(content);
    VERIFY_RESULT(report);
    const auto panel = loadPanel(fixture.snapshots() / report->snapshotSha256, std::nullopt, RunContext());
    VERIFY_RESULT(panel);
    QCOMPARE(panel->firstCompleteMonth.toString(), std::string("2020-01"));
    QCOMPARE(panel->lastCompleteMonth.toString(), std::string("2020-02"));
    QCOMPARE(panel->firstDay.toString(), std::string("2020-01-01"));
    QCOMPARE(panel->lastDay().toString(), std::string("2020-02-29"));
    QCOMPARE(panel->units.size(), std::size_t{60});
    QCOMPARE(panel->units[0], std::int64_t{0});
    QCOMPARE(panel->units[1], std::int64_t{1000});
}

void SnapshotTest::cutsThePanel() {
    const Fixture fixture;
    std::string content = heading();
    for (int i = 0; i < 100; ++i)
        content += line(day(i), "purchase", std::to_string(i), i % 2 == 0 ? "Toys" : "Books", "1", "2");
    const auto report = fixture.import(content);
    VERIFY_RESULT(report);
    QCOMPARE(report->partialPeriods.size(), std::size_t{1});
    QCOMPARE(report->partialPeriods[0].month.toString(), std::string("2020-04"));
    QCOMPARE(report->partialPeriods[0].lastDay.toString(), std::string("2020-04-09"));
    const auto directory = fixture.snapshots() / report->snapshotSha256;
    const auto all = loadPanel(directory, std::nullopt, RunContext());
    const auto cut = loadPanel(directory, Date(2020, 2, 10), RunContext());
    VERIFY_RESULT(all);
    VERIFY_RESULT(cut);
    QCOMPARE(all->dayCount, 100);
    QCOMPARE(cut->dayCount, 41);
    QCOMPARE(cut->lastCompleteMonth.toString(), std::string("2020-01"));
    for (std::size_t c = 0; c < 2; ++c) {
        const auto whole = all->of(all->units, c);
        const auto part = cut->of(cut->units, c);
        QVERIFY(std::equal(part.begin(), part.end(), whole.begin()));
    }
    QVERIFY(loadPanel(directory, Date(2020, 1, 31), RunContext())->lastCompleteMonth == Month(2020, 1));
    QVERIFY(loadPanel(directory, Date(2019, 1, 1), RunContext()).error().code() == ErrorCode::InsufficientData);
}

void SnapshotTest::factsOfACategory() {
    const Fixture fixture;
    std::string content = "event_time,order_id,category,customer_id,quantity,unit_price,unit_cost,ad_spend\n";
    content += "2020-01-10,1,Toys,a,1,100,50,9\n"; // too old for the prices
    for (int i = 0; i < 121; ++i)
        content += day(i) + "," + std::to_string(i / 2) + ",Toys,c" + std::to_string(i % 3) + ",1," +
                   std::to_string(2 + i % 3) + ".5,1.25,0.5\n";
    content += "2020-04-30,o,Toys,,-1,3.5,,\n2020-01-05,p,Books,,1,1,,\n";
    const auto report = fixture.import(content);
    VERIFY_RESULT(report);
    const auto panel = loadPanel(fixture.snapshots() / report->snapshotSha256, std::nullopt, RunContext());
    VERIFY_RESULT(panel);
    QCOMPARE(panel->categories, (std::vector<std::string>{"Books", "Toys"}));
    QVERIFY(!panel->facts[0].medianPrice && !panel->facts[0].adSpendLastMonth);
    QCOMPARE(panel->facts[1].medianPrice->raw, std::int64_t{35000});
    QCOMPARE(panel->facts[1].medianUnitCost->raw, std::int64_t{12500});
    QCOMPARE(panel->facts[1].adSpendLastMonth->raw, std::int64_t{150'000});
    // 30 April: two orders (one of them a return), one known customer.
    QCOMPARE(panel->of(panel->orders, 1).back(), std::int64_t{2});
    QCOMPARE(panel->of(panel->customers, 1).back(), std::int64_t{1});
    QCOMPARE(panel->of(panel->units, 1).back(), std::int64_t{0});
}

QTEST_APPLESS_MAIN(SnapshotTest)
#include "snapshot_test.moc"
