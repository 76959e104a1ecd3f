#include "core/features/feature_groups.h"
#include "core/features/retail_days.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace planwright::features {
namespace {

const std::string noCalendar = "No countries were given, or the month lies outside 2000 to 2040.";

/// "Mother's Day" -> "mothers_day"
std::string columnName(const std::string& name) {
    std::string column;
    for (const char letter : name) {
        const bool upper = letter >= 'A' && letter <= 'Z';
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (upper || plain)
            column += upper ? static_cast<char>(letter - 'A' + 'a') : letter;
        else if (letter != '\'' && !column.empty() && column.back() != '_')
            column += '_';
    }
    while (!column.empty() && column.back() == '_')
        column.pop_back();
    return column;
}

using Counts = std::vector<double> SpecialDayCounts::*;

void addNamed(FeatureTable& table, const std::vector<std::string>& names, const SpecialDayCalendar* calendar,
              Counts counts, const std::string& suffix, const std::string& formula) {
    for (const auto& name : names) {
        const auto place = calendar != nullptr ? calendar->indexOf(name) : std::nullopt;
        table.push_back({"special_" + columnName(name) + suffix, "days", formula, noCalendar,
                         [place, counts](const Situation& s) {
                             const auto& special = s.targetFacts.special;
                             if (!special)
                                 return none(Missing::NoCalendar);
                             return number(place ? ((*special).*counts)[*place] : 0.0);
                         },
                         true, "special_NAME" + suffix});
    }
}

/// The retail days that there are for any country, then names that a user gave to days of their own.
std::vector<std::string> namedDays(const SpecialDayCalendar* calendar) {
    auto names = retailDayNames();
    if (calendar == nullptr)
        return names;
    const auto builtIn = names;
    for (const auto& name : calendar->names()) {
        const auto isOwn = [&](const ListedDay& day) { return day.name == name && day.kind == SpecialDayKind::Own; };
        if (!std::ranges::binary_search(builtIn, name) && std::ranges::any_of(calendar->days(), isOwn))
            names.push_back(name);
    }
    return names;
}

double season(const Situation& s) {
    return 2 * std::numbers::pi * (s.target().monthOfYear() - 1) / 12;
}

} // namespace

void addCalendarFeatures(FeatureTable& table, const SpecialDayCalendar* calendar) {
    const auto add = [&](const std::string& name, const std::string& unit, const std::string& formula,
                         const std::string& missing, auto compute) {
        table.push_back({name, unit, formula, missing, compute, true});
    };
    add("target_month", "1 to 12", "The target's month of the year", "Never.",
        [](const Situation& s) { return number(s.target().monthOfYear()); });
    add("target_season_sine", "-1 to 1", "sin, cos of 2π (target_month - 1)/12", "Never.",
        [](const Situation& s) { return number(std::sin(season(s))); });
    add("target_season_cosine", "-1 to 1", "sin, cos of 2π (target_month - 1)/12", "Never.",
        [](const Situation& s) { return number(std::cos(season(s))); });
    add("target_days", "days", "Days of the target month", "Never.",
        [](const Situation& s) { return number(s.targetFacts.plain.days); });
    add("target_weekdays", "days", "Its Mondays to Fridays, holidays included", "Never.",
        [](const Situation& s) { return number(s.targetFacts.plain.weekdays); });
    add("target_trading_days", "days",
        "Its days that are neither weekend nor public holiday, by country, weighted by the countries' shares of sales",
        noCalendar, [](const Situation& s) {
            const auto& special = s.targetFacts.special;
            return special ? number(special->tradingDays) : none(Missing::NoCalendar);
        });
    add("target_public_holidays", "days", "Its public holidays, weighted likewise", noCalendar, [](const Situation& s) {
        const auto& special = s.targetFacts.special;
        return special ? number(special->publicHolidays) : none(Missing::NoCalendar);
    });
    const auto names = namedDays(calendar);
    addNamed(table, names, calendar, &SpecialDayCounts::days, "_days",
             "The target's days of that name, weighted by the countries' shares of sales");
    addNamed(table, names, calendar, &SpecialDayCounts::leadDays, "_lead",
             "The target's days among the 14 before a day of that name, weighted likewise");
    addNamed(table, names, calendar, &SpecialDayCounts::lagDays, "_lag",
             "The target's days among the 7 after a day of that name, weighted likewise");
}

} // namespace planwright::features
