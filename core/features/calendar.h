#pragma once

#include "core/base/date.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace planwright::features {

/// Days known in advance that move trade. Fixed feasts stay on their date; the others follow a rule of the year.
enum class SpecialDay : std::uint8_t {
    NewYear,         ///< 1 January
    Valentine,       ///< 14 February
    MotheringSunday, ///< British Mother's Day: three weeks before Easter
    Easter,          ///< Western Easter Sunday
    MothersDay,      ///< second Sunday of May
    FathersDay,      ///< third Sunday of June
    Halloween,       ///< 31 October
    BlackFriday,     ///< day after the fourth Thursday of November
    CyberMonday,     ///< three days later
    Christmas,       ///< 25 December
};
inline constexpr std::size_t specialDayCount = 10;

[[nodiscard]] std::string_view specialDayName(SpecialDay day);
/// Easter by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
[[nodiscard]] Date dateOf(SpecialDay day, int year);
/// Easter Sunday of the churches that keep the Julian reckoning, in the Gregorian calendar (Meeus, the same chapter);
/// for the years 1900 to 2099, in which the two calendars are 13 days apart.
[[nodiscard]] Date orthodoxEaster(int year);
/// The nth (from 1) of that weekday (0 = Monday .. 6 = Sunday) in a month.
[[nodiscard]] Date nthWeekday(int year, unsigned month, int weekday, int nth);

/// What a span of days holds.
struct CalendarCounts {
    int days = 0;
    int weekdays = 0; ///< Monday to Friday
    int weekendDays = 0;
    std::array<int, 7> perWeekday{};                ///< Monday first
    std::array<int, specialDayCount> specialDays{}; ///< by SpecialDay
    std::array<int, specialDayCount> leadDays{};    ///< of the 14 days before each, how many lie in the span

    [[nodiscard]] int specialDayTotal() const;
};

[[nodiscard]] CalendarCounts countDays(Date first, int days);
[[nodiscard]] inline CalendarCounts countDays(Month month) {
    return countDays(month.firstDay(), month.dayCount());
}

} // namespace planwright::features
