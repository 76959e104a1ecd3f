#include "core/features/feature_groups.h"
#include "core/features/retail_days.h"

#include <algorithm>
#include <array>
#include <numbers>
#include <set>

namespace planwright::features {
namespace {

const std::string noCalendar = "No countries were given, or the month lies outside 2000 to 2040.";

/// "Mother's Day" -> "mothers_day"; letters of other alphabets stay.
std::string columnName(const std::string& name) {
    std::string column;
    for (const char letter : name) {
        const bool upper = letter >= 'A' && letter <= 'Z';
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        const bool foreign = static_cast<unsigned char>(letter) >= 0x80;
        if (upper || plain || foreign)
            column += upper ? static_cast<char>(letter - 'A' + 'a') : letter;
        else if (letter != '\'' && !column.empty() && column.back() != '_')
            column += '_';
    }
    while (!column.empty() && column.back() == '_')
        column.pop_back();
    return column;
}

/// A day by the name that it has in a calendar, and its part of a column's heading.
struct NamedDay {
    std::string name, column;
};

using Counts = std::vector<double> SpecialDayCounts::*;

void addNamed(FeatureTable& table, const std::vector<NamedDay>& days, const SpecialDayCalendar* calendar, Counts counts,
              const std::string& suffix, const std::string& formula) {
    for (const auto& day : days) {
        const auto place = calendar != nullptr ? calendar->indexOf(day.name) : std::nullopt;
        table.push_back({"special_" + day.column + suffix, "days", formula, noCalendar,
                         [place, counts](const Situation& s) {
                             const auto& special = s.targetFacts.special;
                             if (!special)
                                 return none(Missing::NoCalendar);
                             return number(place ? ((*special).*counts)[*place] : 0.0);
                         },
                         true, "special_NAME" + suffix});
    }
}

/// The retail days that there are for any country, then names that a user gave to days of their own. Of several that
/// would make one heading, all but the first get a number.
std::vector<NamedDay> namedDays(const SpecialDayCalendar* calendar) {
    const auto builtIn = retailDayNames();
    auto names = builtIn;
    if (calendar != nullptr) {
        std::set<std::string> own;
        for (const auto& day : calendar->days())
            if (day.kind == SpecialDayKind::Own && !std::ranges::binary_search(builtIn, day.name))
                own.insert(day.name);
        names.insert(names.end(), own.begin(), own.end());
    }
    std::vector<NamedDay> days;
    std::set<std::string> taken;
    for (const auto& name : names) {
        auto column = columnName(name);
        for (int number = 2; !taken.insert(column).second; ++number)
            column = columnName(name) + '_' + std::to_string(number);
        days.push_back({name, column});
    }
    return days;
}

// Written out, since mathematics libraries differ in the last digit.
constexpr double half = .5;
constexpr double most = std::numbers::sqrt3 / 2;
constexpr std::array<double, 12> sines{0, half, most, 1, most, half, 0, -half, -most, -1, -most, -half};

/// sin of 2 pi (month - 1 + later)/12
double season(const Situation& s, unsigned later) {
    return sines[(s.target().monthOfYear() - 1 + later) % sines.size()];
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
        [](const Situation& s) { return number(season(s, 0)); });
    add("target_season_cosine", "-1 to 1", "sin, cos of 2π (target_month - 1)/12", "Never.",
        [](const Situation& s) { return number(season(s, 3)); });
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
    const auto days = namedDays(calendar);
    addNamed(table, days, calendar, &SpecialDayCounts::days, "_days",
             "The target's days of that name, weighted by the countries' shares of sales");
    addNamed(table, days, calendar, &SpecialDayCounts::leadDays, "_lead",
             "The target's days among the 14 before a day of that name, weighted likewise");
    addNamed(table, days, calendar, &SpecialDayCounts::lagDays, "_lag",
             "The target's days among the 7 after a day of that name, weighted likewise");
}

} // namespace planwright::features
