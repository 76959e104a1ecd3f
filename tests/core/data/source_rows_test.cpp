#include "core/data/source_rows.h"
#include "tests/core/data/fixture.h"

#include <set>

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

namespace {

constexpr std::int64_t all = 1'000'000;

/// Events of 90 days in three categories, between them lines of every kind that shift or lose a row.
std::string events(int first, int count) {
    std::string text = heading();
    for (int i = first; i < first + count; ++i) {
        const auto day = Date(2020, 1, 1) + i * 90 / 400;
        text += line(day.toString() + " 12:30:45", i % 17 == 0 ? "refund" : "purchase", "O" + std::to_string(i),
                     i % 3 == 0   ? "Toys"
                     : i % 3 == 1 ? "\"Home\nand garden\""
                                  : "Food",
                     std::to_string(i % 5 + 1), std::to_string(i % 40 + 1) + ".25");
        if (i % 29 == 0)
            text += "2020-02-30,purchase,bad,P1,Toys,C1,1,1\n";
        if (i % 37 == 0)
            text += "too,few\n";
        if (i % 41 == 0)
            text += "\n";
    }
    return text;
}

std::vector<SourceRow> rowsOf(const fs::path& snapshot, const SourceQuery& query, std::int64_t most = all) {
    auto found = findSourceRows(snapshot, query, most, RunContext());
    if (!found)
        qWarning("%s", qPrintable(text(found.error())));
    return found ? std::move(found->rows) : std::vector<SourceRow>();
}

QStringList linesOf(const fs::path& file) {
    QFile source(QString::fromStdString(file.string()));
    if (!source.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(source.readAll()).split(QLatin1Char('\n'));
}

} // namespace

class SourceRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTheLineOfEveryRow();
    void addsUpToEveryCellOfThePanel();
    void keepsTheLinesOfWhatIsAppendedTo();
    void givesTheLargestFirst();
    void refusesASnapshotWithoutLines();
};

void SourceRowsTest::namesTheLineOfEveryRow() {
    const Fixture fixture;
    const auto file = fixture.write("events.csv", events(1, 400));
    const auto report = importEvents(fixture.request({file}), RunContext());
    VERIFY_RESULT(report);
    const auto lines = linesOf(file);
    const auto rows = rowsOf(fixture.snapshots() / report->snapshotSha256, {{}, report->firstDay, report->lastDay});
    QCOMPARE(rows.size(), std::size_t{400});
    std::set<std::int64_t> seen;
    for (const auto& row : rows) {
        QCOMPARE(row.file, std::string("events.csv"));
        QVERIFY(row.line && seen.insert(*row.line).second);
        const auto order = QString::fromStdString("," + row.order + ",");
        QVERIFY2(lines.at(static_cast<int>(*row.line) - 1).contains(order), qPrintable(order));
        QVERIFY(lines.at(static_cast<int>(*row.line) - 1).startsWith(QString::fromStdString(row.time)));
    }
}

void SourceRowsTest::addsUpToEveryCellOfThePanel() {
    const Fixture fixture;
    const auto report = fixture.import(events(1, 400));
    VERIFY_RESULT(report);
    const auto snapshot = fixture.snapshots() / report->snapshotSha256;
    const auto panel = loadPanel(snapshot, std::nullopt, RunContext());
    VERIFY_RESULT(panel);
    for (std::size_t category = 0; category < panel->categories.size(); ++category) {
        for (Month month = panel->firstDay.month(); month <= panel->lastDay().month(); month = month + 1) {
            Tally cell;
            for (Date day = std::max(month.firstDay(), panel->firstDay);
                 day <= std::min(month.lastDay(), panel->lastDay()); day = day + 1) {
                const auto at = static_cast<std::size_t>(day - panel->firstDay);
                cell.units += Quantity::fromRaw(panel->of(panel->units, category)[at]);
                cell.money += Money::fromRaw(panel->of(panel->revenue, category)[at]);
            }
            const SourceQuery query{panel->categories[category], month.firstDay(), month.lastDay()};
            const auto found = findSourceRows(snapshot, query, all, RunContext());
            VERIFY_RESULT(found);
            Tally listed;
            for (const auto& row : found->rows)
                listed += {1, row.units, row.money};
            QVERIFY(found->sum == listed);
            QCOMPARE(found->sum.units.raw, cell.units.raw);
            QCOMPARE(found->sum.money.raw, cell.money.raw);
        }
    }
}

void SourceRowsTest::keepsTheLinesOfWhatIsAppendedTo() {
    const Fixture fixture;
    const auto early = fixture.write("early.csv", events(1, 200));
    const auto late = fixture.write("late.csv", events(201, 200));
    const auto together = importEvents(fixture.request({early, late}), RunContext());
    VERIFY_RESULT(together);
    const SourceQuery query{{}, together->firstDay, together->lastDay};
    const auto expected = rowsOf(fixture.snapshots() / together->snapshotSha256, query);
    QCOMPARE(expected.size(), std::size_t{400});

    const Fixture another;
    const auto first = importEvents(another.request({early}), RunContext());
    VERIFY_RESULT(first);
    auto request = another.request({late});
    request.appendTo = another.snapshots() / first->snapshotSha256;
    const auto appended = importEvents(request, RunContext());
    VERIFY_RESULT(appended);
    QCOMPARE(appended->snapshotSha256, together->snapshotSha256);
    const auto rows = rowsOf(another.snapshots() / appended->snapshotSha256, query);
    QCOMPARE(rows.size(), expected.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].file, expected[i].file);
        QCOMPARE(*rows[i].line, *expected[i].line);
        QCOMPARE(rows[i].order, expected[i].order);
    }
}

void SourceRowsTest::givesTheLargestFirst() {
    const Fixture fixture;
    const auto report = fixture.import(events(1, 400));
    VERIFY_RESULT(report);
    const auto rows = rowsOf(fixture.snapshots() / report->snapshotSha256,
                             {std::string("Toys"), Date(2020, 1, 1), Date(2020, 3, 31)}, 7);
    QCOMPARE(rows.size(), std::size_t{7});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].category, std::string("Toys"));
        QVERIFY(i == 0 || std::abs(rows[i - 1].money.raw) >= std::abs(rows[i].money.raw));
    }
}

void SourceRowsTest::refusesASnapshotWithoutLines() {
    const Fixture fixture;
    const auto report = fixture.import(events(1, 400));
    VERIFY_RESULT(report);
    const auto snapshot = fixture.snapshots() / report->snapshotSha256;
    const QString manifest = QString::fromStdString((snapshot / "manifest.json").string());
    QFile file(manifest);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto changed = file.readAll().replace("\"source_lines\": true", "\"source_lines\": false");
    file.close();
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(changed) == changed.size());
    file.close();
    const auto read = findSourceRows(snapshot, {{}, report->firstDay, report->lastDay}, 1, RunContext());
    QVERIFY(!read);
    QVERIFY(read.error().code() == ErrorCode::Conflict);

    // To import the same again gives the lines.
    const auto again = fixture.import(events(1, 400));
    VERIFY_RESULT(again);
    QCOMPARE(again->snapshotSha256, report->snapshotSha256);
    QCOMPARE(rowsOf(snapshot, {{}, report->firstDay, report->lastDay}).size(), std::size_t{400});
}

QTEST_APPLESS_MAIN(SourceRowsTest)
#include "source_rows_test.moc"
