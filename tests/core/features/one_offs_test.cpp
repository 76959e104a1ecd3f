#include "core/features/history.h"
#include "core/features/one_offs.h"
#include "tests/core/features/daily_panel.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <algorithm>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::features;
using namespace planwright::features::testing;

namespace {

HistoryCorrections corrected(const data::Panel& panel, const std::vector<OneOff>& oneOffs) {
    return correctOneOffs(panel, oneOffs).corrections;
}

bool samePanel(const data::Panel& a, const data::Panel& b) {
    return a.units == b.units && a.revenue == b.revenue && a.orders == b.orders && a.customers == b.customers;
}

/// Other numbers on every day after `last`, some of them on days of none.
data::Panel scrambled(data::Panel panel, Date last, std::uint64_t seed) {
    SplitMix64 random(seed);
    for (std::size_t c = 0; c < panel.categories.size(); ++c)
        for (auto day = last + 1; day <= panel.lastDay(); day = day + 1) {
            const auto place = day - panel.firstDay;
            const auto units = random.uniform() < .2 ? 0 : static_cast<std::int64_t>(10'000 * random.uniform());
            setUnits(panel, c, place, units);
            if (units == 0)
                panel.orders[c * static_cast<std::size_t>(panel.dayCount) + static_cast<std::size_t>(place)] = 0;
        }
    return panel;
}

rc::Gen<OneOff> oneOffIn(const data::Panel& panel) {
    return rc::gen::map(rc::gen::tuple(rc::gen::inRange<std::size_t>(0, panel.categories.size()),
                                       rc::gen::inRange(-5, panel.dayCount + 5), rc::gen::inRange(0, 40)),
                        [&panel](const auto& parts) {
                            const auto first = panel.firstDay + std::get<1>(parts);
                            return OneOff{panel.categories[std::get<0>(parts)], first, first + std::get<2>(parts)};
                        });
}

} // namespace

class OneOffsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learnsTheUsualDay();
    void otherDaysStayAsTheyWere();
    void aPastOriginSeesNothingOfTheFuture();
    void theOneOffItselfSaysNothing();
    void saysWhatStaysAsItWas();
    void withoutMarksNothingChanges();
};

void OneOffsTest::learnsTheUsualDay() {
    QVERIFY(rc::check("what is learnt is near what was to be expected", [] {
        const Shop shop{1, 500, .1 * *rc::gen::inRange(100, 3'000), .01 * *rc::gen::inRange(0, 10), 0};
        auto panel = panelOf(shop, *rc::gen::arbitrary<std::uint64_t>() % 1'000'000);
        const auto day = *rc::gen::inRange(200, 500);
        setUnits(panel, 0, day, 50'000);
        const auto days = corrected(panel, {{"c1000", panel.firstDay + day, panel.firstDay + day}}).days;
        RC_ASSERT(days.size() == std::size_t{1});
        const auto units = Quantity::fromRaw(days[0].units).toDouble();
        const auto usual = expectedOrders(shop, day);
        // The season moves on by up to 15 % from the middle of the 28 days before.
        RC_ASSERT(std::abs(units - usual) <=
                  5 * std::sqrt((usual + shop.dispersion * usual * usual) / 28) + .25 * usual + 1);
        RC_ASSERT(std::abs(Money::fromRaw(days[0].revenue).toDouble() - 2.5 * units) <= .01);
        RC_ASSERT(std::abs(static_cast<double>(days[0].orders) - units / 2) <= .05 * units + 1);
    }));
}

void OneOffsTest::otherDaysStayAsTheyWere() {
    auto panel = panelOf({3, 300, 40, .1, 0}, 2);
    for (std::size_t category = 0; category < 3; ++category) // closed: nothing to correct
        panel.units[category * 300 + 202] = panel.orders[category * 300 + 202] = 0;
    const OneOff oneOff{"c1001", panel.firstDay + 200, panel.firstDay + 204};
    const auto corrections = corrected(panel, {oneOff});
    QCOMPARE(corrections.days.size(), std::size_t{4});
    const auto before = panel;
    const auto history = makeHistory(panel, data::Measure::Units, corrections).value();
    QVERIFY(samePanel(panel, before));
    const auto plain = makeHistory(panel, data::Measure::Units).value();
    QVERIFY(history.actual == plain.demand && history.actualDemand() == plain.demand && plain.actual.empty());
    for (std::size_t i = 0; i < plain.demand.size(); ++i) {
        const bool isCorrected = i / 300 == 1 && i % 300 >= 200 && i % 300 <= 204 && i % 300 != 202;
        QVERIFY(isCorrected || (history.demand[i] == plain.demand[i] && history.revenue[i] == plain.revenue[i] &&
                                history.orders[i] == plain.orders[i] && history.customers[i] == plain.customers[i]));
        QVERIFY(!isCorrected || history.demand[i] != plain.demand[i]);
    }
    const auto money = makeHistory(panel, data::Measure::Revenue, corrections).value();
    QVERIFY(money.actual == plain.revenue && money.demand == history.revenue);
}

void OneOffsTest::aPastOriginSeesNothingOfTheFuture() {
    QVERIFY(rc::check("the history up to an origin is the same whatever comes later", [] {
        const auto panel = panelOf({2, 320, 30, .1, 0}, *rc::gen::inRange<std::uint64_t>(0, 1'000));
        const auto oneOffs = *rc::gen::container<std::vector<OneOff>>(oneOffIn(panel));
        const auto origin = Month(2022, 1) + *rc::gen::inRange(1, 9);
        const auto other = scrambled(panel, origin.lastDay(), *rc::gen::arbitrary<std::uint64_t>());
        const auto history = makeHistory(panel, data::Measure::Units, corrected(panel, oneOffs)).value();
        const auto changed = makeHistory(other, data::Measure::Units, corrected(other, oneOffs)).value();
        const auto here = CausalView::at(history, origin).value(), there = CausalView::at(changed, origin).value();
        for (std::size_t c = 0; c < here.categoryCount(); ++c) {
            RC_ASSERT(std::ranges::equal(here.demand(c), there.demand(c)));
            RC_ASSERT(std::ranges::equal(here.revenue(c), there.revenue(c)));
            RC_ASSERT(std::ranges::equal(here.orders(c), there.orders(c)));
            RC_ASSERT(std::ranges::equal(here.customers(c), there.customers(c)));
        }
    }));
}

void OneOffsTest::theOneOffItselfSaysNothing() {
    auto panel = panelOf({1, 400, 40, .1, 0}, 6);
    const std::vector<OneOff> oneOffs{{"c1000", panel.firstDay + 200, panel.firstDay + 209},
                                      {"c1000", panel.firstDay + 215, panel.firstDay + 215}};
    const auto first = corrected(panel, oneOffs);
    for (std::int32_t day = 200; day < 210; ++day)
        setUnits(panel, 0, day, 9'999);
    setUnits(panel, 0, 215, 1);
    QVERIFY(corrected(panel, oneOffs) == first); // the second leaves the first out, too
    QCOMPARE(first.days.size(), std::size_t{11});
    QVERIFY(corrected(panel, {oneOffs[1]}) != corrected(panel, oneOffs));
}

void OneOffsTest::saysWhatStaysAsItWas() {
    const auto panel = panelOf({1, 400, 40, 0, 0}, 6);
    const auto result = correctOneOffs(panel, std::vector<OneOff>{{"c1000", panel.firstDay + 27, panel.firstDay + 27},
                                                                  {"c1000", panel.firstDay + 28, panel.firstDay + 28},
                                                                  {"none", panel.firstDay + 90, panel.firstDay + 90},
                                                                  {"c1000", Date(2030, 1, 1), Date(2030, 1, 2)}});
    // The day of the first is left out of what lies before the second.
    QVERIFY(result.reasons[0].find("28 days") != std::string::npos);
    QVERIFY(result.reasons[1].find("28 days") != std::string::npos);
    QVERIFY(result.reasons[2].find("category") != std::string::npos);
    QVERIFY(result.reasons[3].find("do not reach") != std::string::npos);
    QVERIFY(result.corrections.empty());
    QVERIFY(correctOneOffs(panel, std::vector<OneOff>{{"c1000", panel.firstDay + 28, panel.firstDay + 28}})
                .reasons[0]
                .empty());
}

void OneOffsTest::withoutMarksNothingChanges() {
    const auto panel = panelOf({2, 200, 40, 0, 0}, 6);
    QVERIFY(corrected(panel, {}).empty());
    QVERIFY(samePanel(learntPanel(panel, {}), panel));
    const HistoryCorrections elsewhere{{{"none", panel.firstDay, 1, 1, 1, 1}, {"c1000", Date(2030, 1, 1), 1, 1, 1, 1}}};
    QVERIFY(samePanel(learntPanel(panel, elsewhere), panel));
}

QTEST_APPLESS_MAIN(OneOffsTest)
#include "one_offs_test.moc"
