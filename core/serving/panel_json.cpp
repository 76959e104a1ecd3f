#include "core/serving/panel_json.h"

#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace planwright::serving {
namespace {

using nlohmann::json;

constexpr auto schemaName = "planwright.panel/2";

json optionalMoney(const std::optional<Money>& money) {
    return money ? json(money->raw) : json(nullptr);
}

std::optional<Money> moneyFrom(const json& value) {
    return value.is_null() ? std::nullopt : std::optional(Money::fromRaw(wholeNumber(value)));
}

std::vector<std::int64_t> block(const json& values, std::size_t size) {
    if (!values.is_array() || values.size() != size)
        throw std::invalid_argument("a block does not have one value a category and day");
    std::vector<std::int64_t> result;
    result.reserve(size);
    std::ranges::transform(values, std::back_inserter(result), wholeNumber);
    return result;
}

/// An empty block stands for a measure that the events do not have.
std::vector<std::int64_t> optionalBlock(const json& values, std::size_t size) {
    return block(values, values.empty() ? 0 : size);
}

template <typename T>
T calendarValue(const json& text) {
    const auto parsed = T::parse(text.get_ref<const std::string&>());
    if (!parsed)
        throw std::invalid_argument(parsed.error().message());
    return *parsed;
}

data::PlannedDay plannedDay(const json& day) {
    const auto weight = day.at("weight").get<double>();
    if (!(weight > 0))
        throw std::invalid_argument("a planned day has no weight above 0");
    return {calendarValue<Date>(day.at("date")), weight};
}

// May throw json::exception or invalid_argument.
data::Panel decode(const json& document) {
    if (document.at("schema") != schemaName)
        throw std::invalid_argument("another schema");
    data::Panel panel;
    panel.firstDay = calendarValue<Date>(document.at("first_day"));
    const auto days = wholeNumber(document.at("day_count"));
    if (days < 1 || days > 200'000)
        throw std::invalid_argument("day_count is out of range");
    panel.dayCount = static_cast<std::int32_t>(days);
    panel.firstCompleteMonth = calendarValue<Month>(document.at("first_complete_month"));
    panel.lastCompleteMonth = calendarValue<Month>(document.at("last_complete_month"));
    document.at("categories").get_to(panel.categories);
    if (std::ranges::adjacent_find(panel.categories, std::greater_equal()) != panel.categories.end())
        throw std::invalid_argument("the categories are not in order");
    const auto size = panel.categories.size() * static_cast<std::size_t>(days);
    panel.units = block(document.at("units"), size);
    panel.revenue = block(document.at("revenue"), size);
    panel.orders = block(document.at("orders"), size);
    panel.customers = block(document.at("customers"), size);
    panel.discounts = optionalBlock(document.at("discounts"), size);
    panel.promoted = optionalBlock(document.at("promoted"), size);
    for (const auto& day : document.at("planned_days"))
        panel.plannedDays.push_back(plannedDay(day));
    if (!std::ranges::is_sorted(panel.plannedDays, {}, &data::PlannedDay::date))
        throw std::invalid_argument("the planned days are not in order");
    for (const auto& facts : document.at("facts"))
        panel.facts.push_back({moneyFrom(facts.at("median_price")), moneyFrom(facts.at("median_unit_cost")),
                               moneyFrom(facts.at("ad_spend_last_month"))});
    if (panel.facts.size() != panel.categories.size())
        throw std::invalid_argument("the facts are not one a category");
    return panel;
}

} // namespace

std::string panelToJson(const data::Panel& panel) {
    json facts = json::array();
    for (const auto& fact : panel.facts)
        facts.push_back({{"median_price", optionalMoney(fact.medianPrice)},
                         {"median_unit_cost", optionalMoney(fact.medianUnitCost)},
                         {"ad_spend_last_month", optionalMoney(fact.adSpendLastMonth)}});
    json planned = json::array();
    for (const auto& day : panel.plannedDays)
        planned.push_back({{"date", day.date.toString()}, {"weight", day.weight}});
    return json{{"schema", schemaName},
                {"first_day", panel.firstDay.toString()},
                {"day_count", panel.dayCount},
                {"first_complete_month", panel.firstCompleteMonth.toString()},
                {"last_complete_month", panel.lastCompleteMonth.toString()},
                {"categories", panel.categories},
                {"units", panel.units},
                {"revenue", panel.revenue},
                {"orders", panel.orders},
                {"customers", panel.customers},
                {"discounts", panel.discounts},
                {"promoted", panel.promoted},
                {"planned_days", std::move(planned)},
                {"facts", std::move(facts)}}
        .dump();
}

Result<data::Panel> panelFromJson(std::string_view text) {
    try {
        return decode(json::parse(text));
    } catch (const std::exception& failure) {
        return Error{ErrorCode::InvalidArgument,
                     std::string("The history in the bundle cannot be read: ") + failure.what() + "."};
    }
}

} // namespace planwright::serving
