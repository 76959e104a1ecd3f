#include "core/data/manifest.h"
#include "core/data/values.h"
#include "tests/core/data/fixture.h"

#include <algorithm>
#include <numeric>

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

namespace {

constexpr auto months = "category,month,units,revenue\nToys,2024-01,310,620.50\nBooks,2024-01,10,100\n"
                        "Toys,2024-02,-1,0\nBooks,2024-02,7.5,75\n";

} // namespace

class AggregatedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsMonths_data();
    void readsMonths();
    void spreadsMonthsExactly();
    void cutsWholeMonths();
    void unitsAloneAreEnough();
    void takesSumsOfDays();
    void eventsStayEvents();
    void isNotPutTogetherWithEvents();
};

void AggregatedTest::readsMonths_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("month");
    const auto row = [](const char* text, const char* month) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(month);
    };
    for (const char* text : {"2024-03", "2024/03", "202403", "03/2024", "3.2024", "Mar 2024", "march-2024"})
        row(text, "2024-03");
    row("2024-03-17", "");
    row("2024-13", "");
    row("March", "");
    row("2024", "");
}

void AggregatedTest::readsMonths() {
    QFETCH(QString, text);
    QFETCH(QString, month);
    QCOMPARE(isMonth(text.toStdString()), !month.isEmpty());
    if (!month.isEmpty())
        QCOMPARE(dayOf(readMonth(text.toStdString(), DateOrder::YearMonthDay).micros).toString(),
                 month.toStdString() + "-01");
}

void AggregatedTest::spreadsMonthsExactly() {
    const Fixture fixture;
    const auto report = fixture.import(months);
    VERIFY_RESULT(report);
    QCOMPARE(report->mapping.aggregated, std::string("month"));
    QCOMPARE(report->account.accepted.rows, std::int64_t{4});
    QCOMPARE(report->lastDay.toString(), std::string("2024-02-29"));
    QVERIFY(report->partialPeriods.empty());
    const auto directory = fixture.snapshots() / report->snapshotSha256;
    QCOMPARE(readManifest(directory)->aggregated, std::string("month"));
    const auto panel = loadPanel(directory, std::nullopt, RunContext());
    VERIFY_RESULT(panel);
    QCOMPARE(panel->firstCompleteMonth.toString(), std::string("2024-01"));
    QCOMPARE(panel->lastCompleteMonth.toString(), std::string("2024-02"));
    QCOMPARE(panel->dayCount, 60);
    const auto sum = [&](std::size_t category, std::int32_t from, std::int32_t until) {
        const auto days = panel->of(panel->units, category);
        return std::accumulate(days.begin() + from, days.begin() + until, std::int64_t{0});
    };
    QCOMPARE(sum(1, 0, 31), std::int64_t{310'000});
    QCOMPARE(panel->of(panel->units, 1)[7], std::int64_t{10'000});
    QCOMPARE(sum(1, 31, 60), std::int64_t{-1000});
    QCOMPARE(sum(0, 31, 60), std::int64_t{7500});
}

void AggregatedTest::cutsWholeMonths() {
    const Fixture fixture;
    const auto report = fixture.import(months);
    VERIFY_RESULT(report);
    const auto directory = fixture.snapshots() / report->snapshotSha256;
    const auto panel = loadPanel(directory, Date::parse("2024-02-15").value(), RunContext());
    VERIFY_RESULT(panel);
    QCOMPARE(panel->lastCompleteMonth.toString(), std::string("2024-01"));
    QCOMPARE(panel->lastDay().toString(), std::string("2024-01-31"));
    QVERIFY(!loadPanel(directory, Date::parse("2024-01-15").value(), RunContext()));
}

void AggregatedTest::unitsAloneAreEnough() {
    const Fixture fixture;
    const auto report = fixture.import("category,month,units\nToys,2024-01,31\nBooks,2024-01,10\n");
    VERIFY_RESULT(report);
    QCOMPARE(report->account.accepted.units.raw, std::int64_t{41'000});
    QCOMPARE(report->account.accepted.money.raw, std::int64_t{0});
    const auto panel = loadPanel(fixture.snapshots() / report->snapshotSha256, std::nullopt, RunContext());
    VERIFY_RESULT(panel);
    QVERIFY(!panel->facts.at(0).medianPrice);
    // What is written twice for a category is no sum.
    QVERIFY(!fixture.import("category,month,units\nToys,2024-01,31\nToys,2024-01,10\n"));
}

void AggregatedTest::takesSumsOfDays() {
    const Fixture fixture;
    const auto report = fixture.import("category,date,units,revenue\nToys,2024-01-01,3,5\nToys,2024-01-02,4,-5\n");
    VERIFY_RESULT(report);
    QCOMPARE(report->mapping.aggregated, std::string("day"));
    QCOMPARE(report->account.accepted.rows, std::int64_t{2});
    QVERIFY(std::any_of(report->notes.begin(), report->notes.end(),
                        [](const std::string& note) { return note.find("what needs events") != std::string::npos; }));
}

void AggregatedTest::eventsStayEvents() {
    const Fixture fixture;
    const auto same = fixture.import("category,date,units,revenue\nToys,2024-01-01,3,5\nToys,2024-01-01,4,5\n");
    VERIFY_RESULT(same);
    QCOMPARE(same->mapping.aggregated, std::string());
    const auto ids = fixture.import("category,date,units,revenue,order\nToys,2024-01-01,3,5,1\n");
    VERIFY_RESULT(ids);
    QCOMPARE(ids->mapping.aggregated, std::string());
}

void AggregatedTest::isNotPutTogetherWithEvents() {
    const Fixture fixture;
    const auto events = fixture.import("category,date,units,revenue,order\nToys,2024-01-01,3,5,1\n");
    VERIFY_RESULT(events);
    auto request = fixture.request({fixture.write("m.csv", months)});
    request.appendTo = fixture.snapshots() / events->snapshotSha256;
    const auto appended = importEvents(request, RunContext());
    QVERIFY(!appended);
    QVERIFY(appended.error().code() == ErrorCode::Conflict);
}

QTEST_APPLESS_MAIN(AggregatedTest)
#include "aggregated_test.moc"
