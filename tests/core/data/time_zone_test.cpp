#include "core/base/text.h"
#include "core/data/time_zone.h"
#include "tests/core/data/fixture.h"

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

namespace {

Result<ImportReport> importIn(const Fixture& fixture, const std::string& zone, const std::string& content) {
    auto request = fixture.request({fixture.write("e.csv", content)});
    request.overrides.timeZone = zone;
    return importEvents(request, RunContext());
}

} // namespace

class TimeZoneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithZoneinfo();
    void namesNearOnes();
    void decidesTheDayOfATimeWithAnOffset();
    void leavesATimeWithoutAnOffset();
    void refusesAnUnknownZone();
    void appendsOnlyByTheSameClock();
};

void TimeZoneTest::agreesWithZoneinfo() {
    std::ifstream file(fs::path(PLANWRIGHT_SOURCE_DIR) / "tests/core/data/fixtures/time_zones.csv");
    std::string line;
    std::getline(file, line);
    std::map<std::string, TimeZone> zones;
    int rows = 0;
    for (; std::getline(file, line); ++rows) {
        const auto comma = line.find(',');
        const auto second = line.find(',', comma + 1);
        const auto name = line.substr(0, comma);
        if (!zones.contains(name)) {
            const auto zone = TimeZone::named(name);
            VERIFY_RESULT(zone);
            zones.emplace(name, *zone);
        }
        const std::int64_t moment = std::stoll(line.substr(comma + 1, second - comma - 1));
        const std::int64_t clock = std::stoll(line.substr(second + 1));
        QCOMPARE(zones.at(name).clockAt(moment * 1'000'000), clock * 1'000'000);
    }
    QVERIFY(rows > 500);
}

void TimeZoneTest::namesNearOnes() {
    const auto typo = TimeZone::named("Europe/Berln");
    QVERIFY(!typo);
    QVERIFY(typo.error().code() == ErrorCode::InvalidArgument);
    QVERIFY2(text(typo.error()).contains(QStringLiteral("Europe/Berlin,")), qPrintable(text(typo.error())));
    QVERIFY(text(TimeZone::named("berlin").error()).contains(QStringLiteral("Europe/Berlin")));
    const auto none = TimeZone::named("nowhere at all, on no map");
    QVERIFY(!none && !text(none.error()).contains(QStringLiteral("Did you mean")));
}

void TimeZoneTest::decidesTheDayOfATimeWithAnOffset() {
    const Fixture fixture;
    // 22:30 UTC is the next day in Berlin in summer, 23:30 UTC in winter; in New York it is the evening before.
    const std::string content = "date,qty,price,category\n2024-07-01T22:30:00Z,1,1,A\n2024-12-01T22:30:00Z,2,1,A\n"
                                "2024-12-31 23:30:00+00:00,4,1,A\n2024-07-01T00:10:00+02:00,8,1,A\n";
    const auto days = [&](const std::string& zone) {
        const auto report = importIn(fixture, zone, content);
        return report ? report->firstDay.toString() + " " + report->lastDay.toString() : report.error().describe();
    };
    QCOMPARE(days("Europe/Berlin"), std::string("2024-07-01 2025-01-01"));
    QCOMPARE(days("America/New_York"), std::string("2024-06-30 2024-12-31"));
    QCOMPARE(days(""), std::string("2024-07-01 2024-12-31"));
    const auto report = importIn(fixture, "Europe/Berlin", content);
    VERIFY_RESULT(report);
    const auto panel = loadPanel(fixture.snapshots() / report->snapshotSha256, std::nullopt, RunContext());
    VERIFY_RESULT(panel);
    QCOMPARE(panel->units.at(0), std::int64_t{8000}); // 00:10 of the first
    QCOMPARE(panel->units.at(1), std::int64_t{1000}); // 22:30 UTC
}

void TimeZoneTest::leavesATimeWithoutAnOffset() {
    const Fixture fixture;
    // Berlin's clock leaves out the first of these hours and has the second one twice.
    const auto report = importIn(fixture, "Europe/Berlin",
                                 "date,qty,price,category\n2024-03-31T02:30:00,1,1,A\n2024-10-27T02:30:00,1,1,A\n");
    VERIFY_RESULT(report);
    QCOMPARE(report->firstDay.toString(), std::string("2024-03-31"));
    QCOMPARE(report->lastDay.toString(), std::string("2024-10-27"));
}

void TimeZoneTest::refusesAnUnknownZone() {
    const Fixture fixture;
    const auto report = importIn(fixture, "Europe/Nowhere", "date,qty,price,category\n2024-03-31,1,1,A\n");
    QVERIFY(!report);
    QCOMPARE(report.error().where().field, std::string("time_zone"));
    QVERIFY(fixture.isClean());
}

void TimeZoneTest::appendsOnlyByTheSameClock() {
    const Fixture fixture;
    const std::string first = "date,qty,price,category\n2024-03-31,1,1,A\n";
    const auto base = importIn(fixture, "Europe/Berlin", first);
    VERIFY_RESULT(base);
    auto request = fixture.request({fixture.write("b.csv", "date,qty,price,category\n2024-04-01,1,1,A\n")});
    request.appendTo = fixture.snapshots() / base->snapshotSha256;
    const auto refused = importEvents(request, RunContext());
    QVERIFY(!refused);
    QVERIFY(refused.error().code() == ErrorCode::Conflict);
    QCOMPARE(refused.error().where().field, std::string("time_zone"));
    QVERIFY(refused.error().message().find("Europe/Berlin") != std::string::npos);
    request.overrides.timeZone = "Europe/Berlin";
    VERIFY_RESULT(importEvents(request, RunContext()));

    // The same content by another clock is the same snapshot, which the last import speaks for.
    const auto again = importIn(fixture, {}, first);
    VERIFY_RESULT(again);
    QCOMPARE(again->snapshotSha256, base->snapshotSha256);
    request.overrides.timeZone.clear();
    VERIFY_RESULT(importEvents(request, RunContext()));
}

QTEST_APPLESS_MAIN(TimeZoneTest)
#include "time_zone_test.moc"
