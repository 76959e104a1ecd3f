#include "core/serving/panel_json.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <functional>
#include <limits>
#include <rapidcheck.h>
#include <set>

using namespace planwright;
using namespace planwright::serving;

namespace {

std::vector<std::int64_t> anyBlock(std::size_t size) {
    return *rc::gen::container<std::vector<std::int64_t>>(size, rc::gen::arbitrary<std::int64_t>());
}

std::optional<Money> anyMoney() {
    if (*rc::gen::arbitrary<bool>())
        return std::nullopt;
    return Money::fromRaw(*rc::gen::arbitrary<std::int64_t>());
}

data::Panel anyPanel() {
    data::Panel panel;
    panel.firstDay = Date(2000, 1, 1) + *rc::gen::inRange(0, 20'000);
    panel.dayCount = *rc::gen::inRange(1, 40);
    panel.firstCompleteMonth = panel.firstDay.month() + *rc::gen::inRange(0, 3);
    panel.lastCompleteMonth = panel.firstCompleteMonth + *rc::gen::inRange(-1, 3);
    // Letters in pieces, so that every name is valid UTF-8.
    const auto letter = rc::gen::element<std::string>("a", "Z", "ı", "é", "\"", "\\", "日", " ");
    const auto names = *rc::gen::container<std::set<std::string>>(
        rc::gen::map(rc::gen::container<std::vector<std::string>>(letter), [](const std::vector<std::string>& parts) {
            std::string name;
            for (const auto& part : parts)
                name += part;
            return name;
        }));
    panel.categories.assign(names.begin(), names.end());
    const auto size = names.size() * static_cast<std::size_t>(panel.dayCount);
    panel.units = anyBlock(size);
    panel.revenue = anyBlock(size);
    panel.orders = anyBlock(size);
    panel.customers = anyBlock(size);
    if (*rc::gen::arbitrary<bool>())
        panel.discounts = anyBlock(size);
    if (*rc::gen::arbitrary<bool>())
        panel.promoted = anyBlock(size);
    for (std::int32_t i = 0, count = *rc::gen::inRange(0, 4); i < count; ++i)
        panel.plannedDays.push_back({panel.firstDay + 10 * i, *rc::gen::inRange(1, 1000) / 7.0});
    for (std::size_t c = 0; c < names.size(); ++c)
        panel.facts.push_back({anyMoney(), anyMoney(), anyMoney()});
    return panel;
}

bool equal(const data::Panel& a, const data::Panel& b) {
    const auto facts = [](const data::Panel& panel) {
        std::vector<std::optional<Money>> all;
        for (const auto& fact : panel.facts)
            all.insert(all.end(), {fact.medianPrice, fact.medianUnitCost, fact.adSpendLastMonth});
        return all;
    };
    return a.firstDay == b.firstDay && a.dayCount == b.dayCount && a.categories == b.categories && a.units == b.units &&
           a.revenue == b.revenue && a.orders == b.orders && a.customers == b.customers && a.discounts == b.discounts &&
           a.promoted == b.promoted && a.plannedDays == b.plannedDays && facts(a) == facts(b) &&
           a.firstCompleteMonth == b.firstCompleteMonth && a.lastCompleteMonth == b.lastCompleteMonth;
}

data::Panel smallPanel() {
    data::Panel panel;
    panel.firstDay = Date(2024, 1, 1);
    panel.dayCount = 2;
    panel.categories = {"A", "B"};
    panel.firstCompleteMonth = Month(2024, 1);
    panel.lastCompleteMonth = Month(2024, 1);
    panel.units = panel.revenue = panel.orders = panel.customers = {1, 2, 3, 4};
    panel.facts.resize(2);
    return panel;
}

} // namespace

class PanelJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTripIsExact();
    void keepsTheLargestNumbers();
    void refusesWhatDoesNotFit();
};

void PanelJsonTest::roundTripIsExact() {
    QVERIFY(rc::check("a panel is read back as it was written, and written as it was before", [] {
        const auto panel = anyPanel();
        const auto text = panelToJson(panel);
        const auto back = panelFromJson(text);
        RC_ASSERT(back.has_value());
        RC_ASSERT(equal(*back, panel));
        RC_ASSERT(panelToJson(*back) == text);
    }));
}

void PanelJsonTest::keepsTheLargestNumbers() {
    auto panel = smallPanel();
    panel.units = {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(), 0, -1};
    const auto back = panelFromJson(panelToJson(panel));
    QVERIFY(back);
    QVERIFY((*back).units == panel.units);
}

void PanelJsonTest::refusesWhatDoesNotFit() {
    const auto refused = [](const std::function<void(nlohmann::json&)>& change) {
        auto document = nlohmann::json::parse(panelToJson(smallPanel()));
        change(document);
        const auto back = panelFromJson(document.dump());
        return !back && back.error().code() == ErrorCode::InvalidArgument;
    };
    QVERIFY(refused([](auto& d) { d["units"].push_back(1); }));
    QVERIFY(refused([](auto& d) { d["units"][0] = 1.5; }));
    QVERIFY(refused([](auto& d) { d["units"][0] = 9'300'000'000'000'000'000ULL; }));
    QVERIFY(refused([](auto& d) { d["units"][0] = nullptr; }));
    QVERIFY(refused([](auto& d) { d["categories"] = {"B", "A"}; }));
    QVERIFY(refused([](auto& d) { d["categories"] = {"A", "A"}; }));
    QVERIFY(refused([](auto& d) { d["day_count"] = -2; }));
    QVERIFY(refused([](auto& d) { d["day_count"] = 4'000'000'000; }));
    QVERIFY(refused([](auto& d) { d["first_day"] = "2024-02-30"; }));
    QVERIFY(refused([](auto& d) { d["first_day"] = 7; }));
    QVERIFY(refused([](auto& d) { d["facts"].erase(0); }));
    QVERIFY(refused([](auto& d) { d.erase("orders"); }));
    QVERIFY(refused([](auto& d) { d["schema"] = "planwright.panel/1"; }));
    QVERIFY(refused([](auto& d) { d["discounts"] = {1, 2, 3}; }));
    QVERIFY(refused([](auto& d) { d["promoted"] = nullptr; }));
    QVERIFY(refused([](auto& d) { d["planned_days"] = {{{"date", "2024-01-05"}, {"weight", 0}}}; }));
    QVERIFY(refused([](auto& d) {
        d["planned_days"] = {{{"date", "2024-01-05"}, {"weight", 1}}, {{"date", "2024-01-04"}, {"weight", 1}}};
    }));
    QVERIFY(!panelFromJson(""));
    QVERIFY(!panelFromJson("[]"));
}

QTEST_APPLESS_MAIN(PanelJsonTest)
#include "panel_json_test.moc"
