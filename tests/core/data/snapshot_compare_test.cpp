#include "core/data/snapshot_compare.h"
#include "tests/core/data/fixture.h"

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

/// What one snapshot has that another has not.
class SnapshotCompareTest : public QObject {
    Q_OBJECT

private:
    static std::string sale(const std::string& day, const std::string& order, const std::string& category,
                            const std::string& quantity = "2") {
        return line(day, "purchase", order, category, quantity, "1.5");
    }
    static Result<SnapshotComparison> compare(const Fixture& fixture, const std::string& before,
                                              const std::string& after) {
        PLANWRIGHT_ASSIGN(const auto first, fixture.import(heading() + before));
        PLANWRIGHT_ASSIGN(const auto second, fixture.import(heading() + after));
        return compareSnapshots(fixture.snapshots() / first.snapshotSha256, fixture.snapshots() / second.snapshotSha256,
                                RunContext());
    }
    const std::string m_base =
        sale("2020-01-03", "1", "Toys") + sale("2020-01-20", "2", "Books") + sale("2020-02-05", "3", "Toys");

private Q_SLOTS:
    void equalOnesDoNotDiffer();
    void tellsAddedFromRestatedAndFromMoreDays();
    void aMoveBetweenCategoriesRestatesTheMonth();
    void newAndGoneCategories();
    void spansThatDoNotMeet();
    void returnsCount();
    void theSameAtAnyThreadCount();
    void leavesNothingBehind();
};

void SnapshotCompareTest::equalOnesDoNotDiffer() {
    const Fixture fixture;
    const auto comparison = compare(fixture, m_base, m_base);
    VERIFY_RESULT(comparison);
    QVERIFY(comparison->cells.empty() && comparison->months.empty() && comparison->categories.empty());
    QCOMPARE(comparison->unchangedMonths, std::size_t{2});
    QCOMPARE(comparison->total.all.after.rows, std::int64_t{3});
}

void SnapshotCompareTest::tellsAddedFromRestatedAndFromMoreDays() {
    const Fixture fixture;
    // A late sale in January, more days of February, all of March.
    const auto comparison = compare(fixture, m_base,
                                    m_base + sale("2020-01-09", "4", "Toys", "5") + sale("2020-02-25", "5", "Toys") +
                                        sale("2020-03-01", "6", "Books"));
    VERIFY_RESULT(comparison);
    QCOMPARE(comparison->months.size(), std::size_t{3});
    const auto& january = comparison->months[0];
    QCOMPARE(january.month.toString(), std::string("2020-01"));
    QVERIFY(january.restated);
    QCOMPARE(january.all.before.rows, std::int64_t{2});
    QCOMPARE(january.all.difference().units.raw, std::int64_t{5'000});
    QCOMPARE(january.all.difference().money.raw, std::int64_t{75'000});
    QVERIFY2(!comparison->months[1].restated, "days after the older snapshot's last are no restatement");
    QCOMPARE(comparison->months[1].all.difference().rows, std::int64_t{1});
    QCOMPARE(comparison->months[1].inBoth.difference().rows, std::int64_t{0});
    QVERIFY(!comparison->months[2].restated);
    QCOMPARE(comparison->months[2].all.before.rows, std::int64_t{0});

    QCOMPARE(comparison->cells.size(), std::size_t{3});
    QCOMPARE(comparison->cells[0].category, std::string("Books"));
    QCOMPARE(comparison->cells[0].month.toString(), std::string("2020-03"));
    QCOMPARE(comparison->cells[1].category, std::string("Toys"));
    QCOMPARE(comparison->cells[1].month.toString(), std::string("2020-01"));
    QVERIFY(comparison->cells[1].restated);
    QCOMPARE(comparison->total.all.before.units.raw, std::int64_t{6'000});
    QCOMPARE(comparison->total.all.after.units.raw, std::int64_t{15'000});
}

void SnapshotCompareTest::aMoveBetweenCategoriesRestatesTheMonth() {
    const Fixture fixture;
    const auto comparison = compare(fixture, sale("2020-01-03", "1", "Toys") + sale("2020-01-20", "2", "Books"),
                                    sale("2020-01-03", "1", "Books") + sale("2020-01-20", "2", "Toys", "2.5"));
    VERIFY_RESULT(comparison);
    QCOMPARE(comparison->cells.size(), std::size_t{1});
    const auto moved =
        compare(fixture, m_base + sale("2020-01-07", "7", "Toys"), m_base + sale("2020-01-07", "7", "Books"));
    VERIFY_RESULT(moved);
    QCOMPARE(moved->months.size(), std::size_t{1});
    QVERIFY2(moved->months[0].restated && moved->months[0].all.isNone(), "its sum is the same, its parts are not");
    QCOMPARE(moved->cells.size(), std::size_t{2});
}

void SnapshotCompareTest::newAndGoneCategories() {
    const Fixture fixture;
    const auto comparison =
        compare(fixture, m_base,
                sale("2020-01-03", "1", "Toys") + sale("2020-02-05", "3", "Toys") + sale("2020-02-05", "9", "Lamps"));
    VERIFY_RESULT(comparison);
    QCOMPARE(comparison->categories.size(), std::size_t{2});
    QCOMPARE(comparison->categories[0].category, std::string("Books"));
    QCOMPARE(comparison->categories[0].all.after.rows, std::int64_t{0});
    QCOMPARE(comparison->categories[1].category, std::string("Lamps"));
    QCOMPARE(comparison->categories[1].all.before.rows, std::int64_t{0});
}

void SnapshotCompareTest::spansThatDoNotMeet() {
    const Fixture fixture;
    const auto comparison = compare(fixture, sale("2020-01-03", "1", "Toys"), sale("2021-01-03", "1", "Toys"));
    VERIFY_RESULT(comparison);
    QCOMPARE(comparison->months.size(), std::size_t{2});
    QVERIFY(!comparison->months[0].restated && !comparison->months[1].restated);
    QCOMPARE(comparison->total.inBoth.before.rows, std::int64_t{0});
    QVERIFY(compareSnapshots(fixture.snapshots() / "none", fixture.snapshots() / "none", RunContext()).error().code() ==
            ErrorCode::NotFound);
}

void SnapshotCompareTest::returnsCount() {
    const Fixture fixture;
    const auto comparison = compare(fixture, m_base, m_base + line("2020-01-04", "refund", "8", "Toys", "-1", "1.5"));
    VERIFY_RESULT(comparison);
    QCOMPARE(comparison->cells.size(), std::size_t{1});
    QCOMPARE(comparison->cells[0].all.difference().units.raw, std::int64_t{-1'000});
    QCOMPARE(comparison->cells[0].all.difference().rows, std::int64_t{1});
}

void SnapshotCompareTest::theSameAtAnyThreadCount() {
    const Fixture fixture;
    std::string before;
    std::string after;
    for (int i = 0; i < 3'000; ++i) {
        const auto row = sale((Date(2020, 1, 1) + i % 400).toString(), std::to_string(i),
                              "C" + std::to_string((i * 7) % 23), std::to_string(1 + i % 5));
        (i % 50 == 0 ? after : before) += row;
    }
    const auto first = fixture.import(heading() + before);
    const auto second = fixture.import(heading() + before + after);
    VERIFY_RESULT(first);
    VERIFY_RESULT(second);
    const auto cellsAt = [&](unsigned threads) {
        RunContext context;
        context.threads = threads;
        const auto comparison = compareSnapshots(fixture.snapshots() / first->snapshotSha256,
                                                 fixture.snapshots() / second->snapshotSha256, context);
        std::string text;
        for (const auto& cell : comparison->cells)
            text += cell.category + cell.month.toString() + std::to_string(cell.all.difference().units.raw) + ";";
        return text;
    };
    const auto one = cellsAt(1);
    QVERIFY(!one.empty());
    QCOMPARE(cellsAt(2), one);
    QCOMPARE(cellsAt(4), one);
}

void SnapshotCompareTest::leavesNothingBehind() {
    const Fixture fixture;
    VERIFY_RESULT(compare(fixture, m_base, m_base + sale("2020-01-09", "4", "Toys")));
    QCOMPARE(std::distance(fs::directory_iterator(fixture.snapshots()), fs::directory_iterator()), std::ptrdiff_t{2});
}

QTEST_APPLESS_MAIN(SnapshotCompareTest)
#include "snapshot_compare_test.moc"
