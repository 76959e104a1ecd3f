#include "core/features/calendar.h"

#include <algorithm>
#include <numeric>

namespace planwright::features {
namespace {

constexpr int sunday = 6;
constexpr int thursday = 3;
constexpr int leadLength = 14;

Date easterSunday(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return {year, static_cast<unsigned>(f / 31), static_cast<unsigned>(f % 31 + 1)};
}

/// How many days [first, first + days) and [otherFirst, otherFirst + otherDays) share.
int overlap(Date first, int days, Date otherFirst, int otherDays) {
    return std::max(0, std::min(first + days, otherFirst + otherDays) - std::max(first, otherFirst));
}

} // namespace

std::string_view specialDayName(SpecialDay day) {
    static constexpr std::array<std::string_view, specialDayCount> names{
        "new_year",    "valentine", "mothering_sunday", "easter",       "mothers_day",
        "fathers_day", "halloween", "black_friday",     "cyber_monday", "christmas"};
    return names[static_cast<std::size_t>(day)];
}

Date dateOf(SpecialDay day, int year) {
    switch (day) {
    case SpecialDay::NewYear:
        return {year, 1, 1};
    case SpecialDay::Valentine:
        return {year, 2, 14};
    case SpecialDay::MotheringSunday:
        return easterSunday(year) - 21;
    case SpecialDay::Easter:
        return easterSunday(year);
    case SpecialDay::MothersDay:
        return nthWeekday(year, 5, sunday, 2);
    case SpecialDay::FathersDay:
        return nthWeekday(year, 6, sunday, 3);
    case SpecialDay::Halloween:
        return {year, 10, 31};
    case SpecialDay::BlackFriday:
        return nthWeekday(year, 11, thursday, 4) + 1;
    case SpecialDay::CyberMonday:
        return nthWeekday(year, 11, thursday, 4) + 4;
    case SpecialDay::Christmas:
        break;
    }
    return {year, 12, 25};
}

Date nthWeekday(int year, unsigned month, int weekday, int nth) {
    const Date first(year, month, 1);
    return first + ((weekday - first.weekday() + 7) % 7 + 7 * (nth - 1));
}

Date orthodoxEaster(int year) {
    const int d = (19 * (year % 19) + 15) % 30;
    const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    const int f = d + e + 114;
    return Date(year, static_cast<unsigned>(f / 31), static_cast<unsigned>(f % 31 + 1)) + 13;
}

int CalendarCounts::specialDayTotal() const {
    return std::accumulate(specialDays.begin(), specialDays.end(), 0);
}

CalendarCounts countDays(Date first, int days) {
    CalendarCounts counts;
    counts.days = days;
    for (int i = 0; i < days; ++i)
        ++counts.perWeekday[static_cast<std::size_t>((first + i).weekday())];
    counts.weekendDays = counts.perWeekday[5] + counts.perWeekday[6];
    counts.weekdays = days - counts.weekendDays;
    const auto lastYear = (first + (days + leadLength)).month().year();
    for (auto year = first.month().year(); year <= lastYear; ++year)
        for (std::size_t i = 0; i < specialDayCount; ++i) {
            const auto date = dateOf(static_cast<SpecialDay>(i), year);
            counts.specialDays[i] += overlap(first, days, date, 1);
            counts.leadDays[i] += overlap(first, days, date - leadLength, leadLength);
        }
    return counts;
}

} // namespace planwright::features
