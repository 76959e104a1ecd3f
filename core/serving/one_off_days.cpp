#include "core/serving/one_off_days.h"

#include "core/serving/json_parts.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>

namespace planwright::serving {
namespace {

using nlohmann::json;

constexpr auto schemaName = "planwright.one_off_days/1";
constexpr std::size_t mostNames = 3;

// May throw json::exception or invalid_argument.
features::HistoryCorrections decode(const json& document) {
    if (document.at("schema") != schemaName)
        throw std::invalid_argument("another schema");
    features::HistoryCorrections corrections;
    for (const auto& entry : document.at("days")) {
        const auto day = Date::parse(entry.at("day").get_ref<const std::string&>());
        if (!day)
            throw std::invalid_argument(day.error().message());
        corrections.days.push_back({entry.at("category").get<std::string>(), *day, wholeNumber(entry.at("units")),
                                    wholeNumber(entry.at("revenue")), wholeNumber(entry.at("orders")),
                                    wholeNumber(entry.at("customers"))});
    }
    const auto isNotBefore = [](const auto& a, const auto& b) {
        return std::tie(a.category, a.day) >= std::tie(b.category, b.day);
    };
    if (std::ranges::adjacent_find(corrections.days, isNotBefore) != corrections.days.end())
        throw std::invalid_argument("the days are not in order");
    return corrections;
}

} // namespace

std::string oneOffDaysToJson(const features::HistoryCorrections& corrections) {
    auto days = json::array();
    for (const auto& day : corrections.days)
        days.push_back({{"category", day.category},
                        {"day", day.day.toString()},
                        {"units", day.units},
                        {"revenue", day.revenue},
                        {"orders", day.orders},
                        {"customers", day.customers}});
    return json{{"schema", schemaName}, {"days", std::move(days)}}.dump();
}

Result<features::HistoryCorrections> oneOffDaysFromJson(std::string_view text) {
    try {
        return decode(json::parse(text));
    } catch (const std::exception& failure) {
        return Error{ErrorCode::InvalidArgument,
                     std::string("The one-off days in the bundle cannot be read: ") + failure.what() + "."};
    }
}

std::string oneOffSentence(const features::HistoryCorrections& corrections) {
    if (corrections.empty())
        return {};
    std::map<std::string, std::size_t> counts;
    for (const auto& day : corrections.days)
        ++counts[day.category];
    std::string names;
    std::size_t named = 0;
    for (const auto& [category, count] : counts) {
        if (named == mostNames)
            break;
        names += fmt::format("{}{} of {}", named++ == 0 ? "" : ", ", count, category);
    }
    if (counts.size() > named)
        names += fmt::format(" and others of {} more", counts.size() - named);
    const auto days = corrections.days.size();
    return fmt::format("Learnt with {} one-off {} corrected: {}.", days, days == 1 ? "day" : "days", names);
}

} // namespace planwright::serving
