#include "core/features/retail_days.h"

#include "core/features/calendar.h"

#include <algorithm>
#include <array>
#include <set>

namespace planwright::features {
namespace {

constexpr int thursday = 3;
constexpr int saturday = 5;
constexpr int sunday = 6;

Date lastWeekday(int year, unsigned month, int weekday) {
    const auto last = Month(year, month).lastDay();
    return last - (last.weekday() - weekday + 7) % 7;
}

Date easter(int year) {
    return dateOf(SpecialDay::Easter, year);
}

/// `countries` are those that keep the day, apart by a space, or with a leading star all but those.
struct Rule {
    std::string_view name;
    std::string_view countries;
    Date (*date)(int year);
};

struct MoonFeast {
    std::string_view name;
    std::string_view countries;
};

bool holdsIn(std::string_view countries, std::string_view country) {
    const auto listed = countries.find(country) != std::string_view::npos;
    return countries.front() == '*' ? !listed : listed;
}

constexpr std::string_view orthodox = "BG GR RO RU UA";

// One line a rule; a name with several rules has each country in one of them only.
constexpr std::array rules{
    Rule{"Epiphany", "AR ES IT MX", [](int y) { return Date(y, 1, 6); }},
    Rule{"Valentine's Day", "* BR CO EG PK", [](int y) { return dateOf(SpecialDay::Valentine, y); }},
    Rule{"Valentine's Day", "BR", [](int y) { return Date(y, 6, 12); }},
    Rule{"Valentine's Day", "CO", [](int y) { return nthWeekday(y, 9, saturday, 3); }},
    Rule{"White Day", "JP KR TW", [](int y) { return Date(y, 3, 14); }},
    Rule{"International Women's Day", "BG CN IT KZ PL RO RU UA VN", [](int y) { return Date(y, 3, 8); }},

    Rule{"Mother's Day", "* AE AR BG EG ES FR GB HU ID IE IL KR KZ MX NG NO PL PT RO RU SA SE TH",
         [](int y) { return dateOf(SpecialDay::MothersDay, y); }},
    Rule{"Mother's Day", "NO", [](int y) { return nthWeekday(y, 2, sunday, 2); }},
    Rule{"Mother's Day", "GB IE NG", [](int y) { return dateOf(SpecialDay::MotheringSunday, y); }},
    Rule{"Mother's Day", "AE EG SA", [](int y) { return Date(y, 3, 21); }},
    Rule{"Mother's Day", "ES HU PT RO", [](int y) { return nthWeekday(y, 5, sunday, 1); }},
    Rule{"Mother's Day", "MX", [](int y) { return Date(y, 5, 10); }},
    Rule{"Mother's Day", "PL", [](int y) { return Date(y, 5, 26); }},
    Rule{"Mother's Day", "SE", [](int y) { return lastWeekday(y, 5, sunday); }},
    Rule{"Mother's Day", "FR",
         [](int y) {
             const auto last = lastWeekday(y, 5, sunday);
             return last == easter(y) + 49 ? last + 7 : last; // makes way for Pentecost
         }},
    Rule{"Mother's Day", "TH", [](int y) { return Date(y, 8, 12); }},
    Rule{"Mother's Day", "AR", [](int y) { return nthWeekday(y, 10, sunday, 3); }},
    Rule{"Mother's Day", "RU", [](int y) { return lastWeekday(y, 11, sunday); }},
    Rule{"Mother's Day", "ID", [](int y) { return Date(y, 12, 22); }},
    Rule{"Parents' Day", "KR", [](int y) { return Date(y, 5, 8); }},

    Rule{"Father's Day", "* AE AT AU BE BR CH DE DK EG ES FI HR ID IL IT KR NO NZ PL PT RO RU SA SE TH TW",
         [](int y) { return dateOf(SpecialDay::FathersDay, y); }},
    Rule{"Father's Day", "ES HR IT PT", [](int y) { return Date(y, 3, 19); }},
    Rule{"Father's Day", "RO", [](int y) { return nthWeekday(y, 5, sunday, 2); }},
    Rule{"Father's Day", "DE", [](int y) { return easter(y) + 39; }}, // Ascension Day
    Rule{"Father's Day", "DK", [](int y) { return Date(y, 6, 5); }},
    Rule{"Father's Day", "CH", [](int y) { return nthWeekday(y, 6, sunday, 1); }},
    Rule{"Father's Day", "AT BE", [](int y) { return nthWeekday(y, 6, sunday, 2); }},
    Rule{"Father's Day", "AE EG SA", [](int y) { return Date(y, 6, 21); }},
    Rule{"Father's Day", "PL", [](int y) { return Date(y, 6, 23); }},
    Rule{"Father's Day", "TW", [](int y) { return Date(y, 8, 8); }},
    Rule{"Father's Day", "BR", [](int y) { return nthWeekday(y, 8, sunday, 2); }},
    Rule{"Father's Day", "AU NZ", [](int y) { return nthWeekday(y, 9, sunday, 1); }},
    Rule{"Father's Day", "RU", [](int y) { return nthWeekday(y, 10, sunday, 3); }},
    Rule{"Father's Day", "FI NO SE", [](int y) { return nthWeekday(y, 11, sunday, 2); }},
    Rule{"Father's Day", "ID", [](int y) { return Date(y, 11, 12); }},
    Rule{"Father's Day", "TH", [](int y) { return Date(y, 12, 5); }},
    Rule{"Children's Day", "MX", [](int y) { return Date(y, 4, 30); }},
    Rule{"Children's Day", "BR", [](int y) { return Date(y, 10, 12); }},

    Rule{"Easter Sunday", "* AE BG CN EG GR ID IL IN JP KR KZ MY PK RO RU SA TH TR TW UA VN", easter},
    Rule{"Easter Sunday", orthodox, orthodoxEaster},
    Rule{"618 Festival", "CN", [](int y) { return Date(y, 6, 18); }},
    Rule{"Halloween", "AU CA DE FR GB IE JP MX US", [](int y) { return dateOf(SpecialDay::Halloween, y); }},
    Rule{"Thanksgiving Day", "US", [](int y) { return nthWeekday(y, 11, thursday, 4); }},
    Rule{"Thanksgiving Day", "CA", [](int y) { return nthWeekday(y, 10, 0, 2); }},
    Rule{"Singles' Day", "CN HK ID MY PH SG TH TW VN", [](int y) { return Date(y, 11, 11); }},
    Rule{"Black Friday", "* CN", [](int y) { return dateOf(SpecialDay::BlackFriday, y); }},
    Rule{"Cyber Monday", "* CN", [](int y) { return dateOf(SpecialDay::CyberMonday, y); }},
    Rule{"Saint Nicholas Day", "NL", [](int y) { return Date(y, 12, 5); }}, // its eve, when presents are given
    Rule{"Saint Nicholas Day", "AT BE CH CZ DE HR HU PL RO SK", [](int y) { return Date(y, 12, 6); }},
    Rule{"Double Twelve", "CN ID MY PH SG TH TW VN", [](int y) { return Date(y, 12, 12); }},
    // The Saturday before Christmas, Christmas Eve at the latest.
    Rule{"Super Saturday", "AU CA GB IE NZ US ZA",
         [](int y) {
             const Date eve(y, 12, 24);
             return eve - (eve.weekday() - saturday + 7) % 7;
         }},
    Rule{"Christmas Eve", "* AE EG IL KZ PK RU SA TR UA", [](int y) { return Date(y, 12, 24); }},
    Rule{"Christmas Day", "* AE EG IL KZ PK RU SA TR", [](int y) { return dateOf(SpecialDay::Christmas, y); }},
    Rule{"Boxing Day", "AU CA GB NZ", [](int y) { return Date(y, 12, 26); }},
    Rule{"New Year's Eve", "BG CN HK KZ RU TH TR UA US", [](int y) { return Date(y, 12, 31); }},
};

constexpr std::array moonFeasts{
    MoonFeast{"Diwali", "IN MY SG"},
    MoonFeast{"Eid al-Adha", "AE EG ID IN KZ MY NG PK SA SG TR"},
    MoonFeast{"Eid al-Fitr", "AE EG ID IN KZ MY NG PK SA SG TR"},
    MoonFeast{"Hanukkah", "IL US"},
    MoonFeast{"Lunar New Year", "CN HK ID KR MY PH SG TH TW VN"},
    MoonFeast{"Mid-Autumn Festival", "CN HK MY SG TW VN"},
    MoonFeast{"Ramadan", "AE EG ID MY NG PK SA TR"},
};

} // namespace

std::vector<RetailDay> retailDaysByRule(std::string_view country, int year) {
    std::vector<RetailDay> days;
    for (const auto& rule : rules)
        if (holdsIn(rule.countries, country))
            days.push_back({rule.date(year), rule.name});
    return days;
}

bool movesTrade(std::string_view moonFeast, std::string_view country) {
    const auto* const found = std::ranges::find(moonFeasts, moonFeast, &MoonFeast::name);
    return found != moonFeasts.end() && holdsIn(found->countries, country);
}

std::vector<std::string> retailDayNames() {
    std::set<std::string> names;
    for (const auto& rule : rules)
        names.emplace(rule.name);
    for (const auto& feast : moonFeasts)
        names.emplace(feast.name);
    return {names.begin(), names.end()};
}

bool isWeekend(Date day, std::string_view country) {
    const auto weekday = day.weekday();
    const auto thursdayAndFriday = weekday == thursday || weekday == thursday + 1;
    const auto fridayAndSaturday = weekday == saturday - 1 || weekday == saturday;
    if (country == "EG" || country == "IL")
        return fridayAndSaturday;
    if (country == "SA")
        return day < Date(2013, 6, 29) ? thursdayAndFriday : fridayAndSaturday;
    if (country == "AE" && day < Date(2022, 1, 1))
        return day < Date(2006, 9, 1) ? thursdayAndFriday : fridayAndSaturday;
    return weekday >= saturday;
}

} // namespace planwright::features
