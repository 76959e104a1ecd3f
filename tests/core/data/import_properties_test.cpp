#include "core/data/values.h"
#include "tests/core/data/fixture.h"

#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

namespace {

/// One line, good or dirty, from few enough values that copies occur.
rc::Gen<std::string> anyLine() {
    const auto pick = [](std::vector<std::string> values) { return rc::gen::elementOf(std::move(values)); };
    return rc::gen::exec([pick] {
        if (*rc::gen::inRange(0, 25) == 0)
            return *pick({"short,line\n", "\n", "a,b,c,d,e,f,g,h,i\n", ",,,,,,,\n"});
        return *pick({"2020-01-01", "2020-01-02T10:00:00", "2020-02-03 23:59", "0000-01-01", "soon", ""}) + "," +
               *pick({"purchase", "purchase", "refund", "view", "wish"}) + "," +
               *pick({"1", "2", "C3", "\"with,comma\"", "\"two\nlines\"", ""}) + "," + *pick({"P1", "P2", " P1 "}) +
               "," + *pick({"Toys", "Books", "", "Fees"}) + "," + *pick({"c1", "c2", ""}) + "," +
               *pick({"1", "2.5", "-1", "0", "NaN", "1e400", "0.333", ""}) + "," +
               *pick({"1", "2.75", "0", "-1", "inf", "0.0001", "1_000"}) + "\n";
    });
}

std::string fileOf(const std::vector<std::string>& lines) {
    std::string content = heading() + line("2020-01-01", "purchase", "0", "Toys", "1", "1.5");
    for (const auto& l : lines)
        content += l;
    return content;
}

Mapping mapping() {
    Mapping mapping;
    for (const char* field :
         {"event_time", "event_type", "order_id", "product_id", "category", "customer_id", "quantity", "unit_price"})
        mapping.columns[field] = field;
    mapping.cancellationPrefixes = {"C"};
    mapping.feeCategories = {"Fees"};
    return mapping;
}

ImportReport importAll(const Fixture& fixture, const std::vector<fs::path>& files, unsigned threads,
                       const std::string& appendTo = {}) {
    auto request = fixture.request(files);
    request.mapping = mapping();
    if (!appendTo.empty())
        request.appendTo = fixture.snapshots() / appendTo;
    RunContext context;
    context.threads = threads;
    const auto report = importEvents(request, context);
    if (!report)
        RC_FAIL(report.error().describe());
    return *report;
}

} // namespace

class ImportPropertiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsAccountedFor();
    void appendingEqualsTogetherAtAnyThreadCount();
};

void ImportPropertiesTest::everyRowIsAccountedFor() {
    QVERIFY(rc::check("dirty files conserve rows, units and money", [] {
        const auto lines = *rc::gen::container<std::vector<std::string>>(anyLine());
        const Fixture fixture;
        const auto report = importAll(fixture, {fixture.write("a.csv", fileOf(lines))}, 2);
        RC_ASSERT(report.account.addsUp());
        const auto empty = std::count(lines.begin(), lines.end(), std::string("\n"));
        RC_ASSERT(report.account.read.rows == static_cast<std::int64_t>(lines.size()) + 1 - empty);
        RC_ASSERT(report.account.rejected.rows == static_cast<std::int64_t>(report.rejected.size()));
        // The panel holds exactly what was accepted.
        const auto panel = loadPanel(fixture.snapshots() / report.snapshotSha256, std::nullopt, RunContext());
        RC_ASSERT(panel.has_value());
        std::int64_t units = 0;
        for (const auto value : panel->units)
            units += value;
        std::int64_t money = 0;
        for (const auto value : panel->revenue)
            money += value;
        RC_ASSERT(units == report.account.accepted.units.raw);
        RC_ASSERT(money == report.account.accepted.money.raw);
    }));
}

void ImportPropertiesTest::appendingEqualsTogetherAtAnyThreadCount() {
    QVERIFY(rc::check("A then B, A with B and B with A name the same snapshot, at 1, 2 and 4 threads", [] {
        const auto first = *rc::gen::container<std::vector<std::string>>(anyLine());
        const auto second = *rc::gen::container<std::vector<std::string>>(anyLine());
        const Fixture fixture;
        const auto a = fixture.write("a.csv", fileOf(first));
        const auto b = fixture.write("b.csv", fileOf(second));
        const auto together = importAll(fixture, {a, b}, 2);
        RC_ASSERT(together.account.addsUp());
        const auto alone = importAll(fixture, {a}, 1);
        const auto appended = importAll(fixture, {b}, 4, alone.snapshotSha256);
        RC_ASSERT(appended.snapshotSha256 == together.snapshotSha256);
        RC_ASSERT(importAll(fixture, {b, a}, 1).snapshotSha256 == together.snapshotSha256);
    }));
}

int main(int argc, char** argv) {
    // Each case is several imports; a hundred of them would be a minute.
    qputenv("RC_PARAMS", qgetenv("RC_PARAMS") + " max_success=25 max_size=60");
    ImportPropertiesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "import_properties_test.moc"
