#include "core/base/rng.h"
#include "core/data/activity.h"
#include "tests/core/data/fixture.h"
#include "tests/support/shop_events.h"

#include <fmt/format.h>

#include <numeric>

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;
using features::Shop;
using features::ShopEvent;

namespace {

const std::string headings = "event_time,event_type,order_id,line_id,category,customer_id,quantity,line_total,discount,"
                             "segment,channel,campaign,country\n";

Mapping mappingOfAll() {
    Mapping mapping;
    for (const char* field : {"event_time", "event_type", "order_id", "line_id", "category", "customer_id", "quantity",
                              "line_total", "discount", "segment", "channel", "campaign", "country"})
        mapping.columns[field] = field;
    return mapping;
}

std::vector<ShopEvent> madeEvents(SplitMix64& random, std::size_t count) {
    const auto pick = [&random](const std::string& prefix, std::uint32_t of) {
        const auto number = random.below(of + 1);
        return number == of ? std::string() : prefix + std::to_string(number);
    };
    std::vector<ShopEvent> events;
    for (std::size_t i = 0; i < count; ++i) {
        ShopEvent event;
        event.date = Date(2020, 1, 1) + static_cast<std::int32_t>(random.below(420));
        event.type = random.below(5) == 0 ? "refund" : "purchase";
        event.category = std::string(1, static_cast<char>('a' + random.below(3)));
        event.order = "o" + std::to_string(random.below(60));
        event.customer = pick("c", 15);
        for (auto& segment : event.segments)
            segment = pick("s", 3);
        event.quantity = static_cast<std::int64_t>(random.below(9)) + 1;
        event.price = static_cast<std::int64_t>(random.below(5000)) + 1;
        event.discount = random.below(3) == 0 ? 20 : 0;
        if (event.type == "refund")
            event.quantity = -event.quantity;
        events.push_back(std::move(event));
    }
    return events;
}

std::string csvOf(const std::vector<ShopEvent>& events) {
    auto text = headings;
    int line = 0;
    for (const auto& event : events) {
        const auto cents = event.quantity * event.price;
        text += fmt::format("{},{},{},{},{},{},{},{}{}.{:02},0.{:02},{},{},{},{}\n", event.date.toString(), event.type,
                            event.order, ++line, event.category, event.customer, event.quantity, cents < 0 ? "-" : "",
                            std::abs(cents) / 100, std::abs(cents) % 100, event.discount, event.segments[0],
                            event.segments[1], event.segments[2], event.segments[3]);
    }
    return text;
}

bool sameSeries(const Activity& a, const Activity& b) {
    const auto sameDay = [](const SegmentDay& x, const SegmentDay& y) {
        return x.day == y.day && x.units == y.units && x.revenue == y.revenue && x.purchases == y.purchases;
    };
    return std::ranges::equal(a.series, b.series, [&](const SegmentSeries& x, const SegmentSeries& y) {
        return x.field == y.field && x.value == y.value && x.category == y.category &&
               std::ranges::equal(x.days, y.days, sameDay);
    });
}

std::int64_t orZero(const std::vector<std::int64_t>& block, std::size_t i) {
    return block.empty() ? 0 : block[i];
}

/// Money of purchases that name a campaign.
std::vector<std::int64_t> promotedOf(const std::vector<ShopEvent>& events, const Panel& panel) {
    constexpr std::size_t campaign = 2; // in data::segmentFields
    std::vector<std::int64_t> promoted(panel.units.size());
    for (const auto& event : events) {
        const auto day = event.date - panel.firstDay;
        if (event.type != "purchase" || event.segments[campaign].empty() || day < 0 || day >= panel.dayCount)
            continue;
        const auto category = std::ranges::lower_bound(panel.categories, event.category) - panel.categories.begin();
        promoted[static_cast<std::size_t>(category * panel.dayCount + day)] += event.money();
    }
    return promoted;
}

} // namespace

class ActivityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWhatTheEventsSay();
    void endsWithTheCut();
    void viewsAndCartsStandBesideDemand();
};

void ActivityTest::isWhatTheEventsSay() {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        SplitMix64 random(seed);
        const auto events = madeEvents(random, 200 + random.below(700));
        const Fixture fixture;
        auto request = fixture.request({fixture.write("events.csv", csvOf(events))});
        request.mapping = mappingOfAll();
        RunContext context;
        context.threads = 1 + random.below(4);
        const auto report = importEvents(request, context);
        VERIFY_RESULT(report);
        const auto snapshot = fixture.snapshots() / report->snapshotSha256;
        const auto cut = random.below(2) == 0 ? std::optional<Date>() : Date(2020, 8, 17);
        const auto panel = loadPanel(snapshot, cut, context).value();
        const Shop shop(events, panel.firstDay, panel.lastDay(), panel.firstCompleteMonth, panel.lastCompleteMonth);
        for (const std::int64_t eventsAtATime : {10, 1'000'000}) {
            const auto activity = loadActivity(snapshot, panel, context, eventsAtATime).value();
            QVERIFY(panel.units == shop.panel.units);
            QVERIFY(panel.revenue == shop.panel.revenue);
            QVERIFY(activity.orders == shop.activity.orders);
            QVERIFY(activity.customers == shop.activity.customers);
            QVERIFY(activity.bought == shop.activity.bought);
            QVERIFY(activity.paid == shop.activity.paid);
            QVERIFY(activity.listed == shop.activity.listed);
            QVERIFY(sameSeries(activity, shop.activity));
        }
        for (std::size_t i = 0; i < panel.units.size(); ++i)
            QCOMPARE(orZero(panel.discounts, i), shop.activity.listed[i] - shop.activity.paid[i]);
        QCOMPARE(panel.promoted, promotedOf(events, panel));
    }
}

void ActivityTest::endsWithTheCut() {
    const Fixture fixture;
    const auto report = fixture.import(heading() + line("2020-01-05", "purchase", "1", "Toys", "1", "2") +
                                       line("2020-02-03", "purchase", "2", "Toys", "1", "2") +
                                       line("2020-03-04", "purchase", "3", "Toys", "1", "2"));
    VERIFY_RESULT(report);
    const auto snapshot = fixture.snapshots() / report->snapshotSha256;
    const auto panel = loadPanel(snapshot, Date(2020, 2, 29), RunContext()).value();
    QVERIFY(panel.discounts.empty() && panel.promoted.empty()); // none is stated
    const auto activity = loadActivity(snapshot, panel, RunContext()).value();
    const auto last = static_cast<std::size_t>(panel.dayCount) - 1;
    QCOMPARE(activity.customers[2][last], 1);
    QCOMPARE(activity.orders[3][last], 2);
    QVERIFY(activity.series.empty());
    QVERIFY(!loadActivity(fixture.snapshots() / "none", panel, RunContext()));
}

void ActivityTest::viewsAndCartsStandBesideDemand() {
    const auto sold = line("2020-01-05", "purchase", "1", "Toys", "1", "2") +
                      line("2020-02-03", "purchase", "2", "Toys", "1", "2") +
                      line("2020-03-04", "purchase", "3", "Toys", "1", "2");
    // Earlier and later than any purchase, of a category that sells nothing, and one twice.
    const auto looked =
        line("2020-01-02", "view", "", "Toys", "1", "2") + line("2020-01-05", "view", "", "Toys", "", "") +
        line("2020-01-05", "view", "", "Toys", "", "") + line("2020-02-03", "cart", "", "Toys", "5", "2") +
        line("2020-02-03", "view", "", "Books", "", "") + line("2020-04-01", "view", "", "Toys", "", "");
    const Fixture fixture;
    const auto alone = fixture.import(heading() + sold);
    const auto both = fixture.import(heading() + sold + looked);
    VERIFY_RESULT(alone);
    VERIFY_RESULT(both);
    QVERIFY(both->account.addsUp());
    QCOMPARE(both->account.setAside.at("NotDemand").rows, std::int64_t{6});
    QCOMPARE(both->account.accepted.rows, std::int64_t{3});
    QCOMPARE(both->repeatedRowsKept, std::int64_t{0});
    QCOMPARE(both->categories, std::size_t{1});
    QCOMPARE(both->firstDay.toString(), std::string("2020-01-05"));
    QVERIFY(both->snapshotSha256 != alone->snapshotSha256);
    const auto snapshot = fixture.snapshots() / both->snapshotSha256;
    const auto panel = loadPanel(snapshot, std::nullopt, RunContext()).value();
    const auto panelAlone = loadPanel(fixture.snapshots() / alone->snapshotSha256, std::nullopt, RunContext()).value();
    QCOMPARE(panel.firstDay.toString(), panelAlone.firstDay.toString());
    QVERIFY(panel.units == panelAlone.units);
    QVERIFY(panel.revenue == panelAlone.revenue);
    QVERIFY(panel.orders == panelAlone.orders);
    const auto activity = loadActivity(snapshot, panel, RunContext()).value();
    const auto at = [&panel](const char* day) {
        return static_cast<std::size_t>(Date::parse(day).value() - panel.firstDay);
    };
    QCOMPARE(activity.views[at("2020-01-05")], 2);
    QCOMPARE(activity.carts[at("2020-02-03")], 1);
    QCOMPARE(std::accumulate(activity.views.begin(), activity.views.end(), 0),
             2 + (panel.firstDay <= Date(2020, 1, 2)));

    // The same file once more adds nothing.
    auto request = fixture.request({fixture.write("again.csv", heading() + sold + looked)});
    request.appendTo = snapshot;
    const auto again = importEvents(request, RunContext());
    VERIFY_RESULT(again);
    QCOMPARE(again->account.merged.rows, std::int64_t{9});
    QCOMPARE(again->snapshotSha256, both->snapshotSha256);
}

QTEST_APPLESS_MAIN(ActivityTest)
#include "activity_test.moc"
