#include "core/data/values.h"

#include "core/base/text.h"
#include "core/data/digits.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace planwright::data {

namespace {

constexpr std::int64_t microsPerDay = 86'400'000'000;

struct CivilDate {
    int year = 0, month = 0, day = 0;
};

std::optional<CivilDate> takeYearFirst(std::string_view& text) {
    const auto year = takeDigits(text, 4);
    if (year.count != 4 || text.empty())
        return std::nullopt;
    const char mark = text.front();
    const bool separated = mark == '-' || mark == '/' || mark == '.';
    if (separated)
        text.remove_prefix(1);
    const auto month = takeDigits(text, 2);
    if (separated ? (month.count == 0 || !take(text, mark)) : month.count != 2)
        return std::nullopt;
    const auto day = takeDigits(text, 2);
    if (day.count == 0 || (!separated && day.count != 2))
        return std::nullopt;
    return CivilDate{year.value, month.value, day.value};
}

std::optional<CivilDate> takeYearLast(std::string_view& text, bool dayFirst) {
    const auto first = takeDigits(text, 2);
    if (first.count == 0 || text.empty())
        return std::nullopt;
    const char mark = text.front();
    if (mark != '/' && mark != '-' && mark != '.')
        return std::nullopt;
    text.remove_prefix(1);
    const auto second = takeDigits(text, 2);
    if (second.count == 0 || !take(text, mark))
        return std::nullopt;
    const auto year = takeDigits(text, 4);
    if (year.count != 4)
        return std::nullopt;
    return dayFirst ? CivilDate{year.value, second.value, first.value}
                    : CivilDate{year.value, first.value, second.value};
}

/// Z, +02, +0200 or +02:00, or nothing. False for anything else.
bool takeZone(std::string_view text, std::optional<std::int64_t>& offset) {
    if (text.empty())
        return true;
    if (text == "Z" || text == "z") {
        offset = 0;
        return true;
    }
    const bool west = take(text, '-');
    if (!west && !take(text, '+'))
        return false;
    const auto hours = takeDigits(text, 2);
    if (hours.count != 2 || hours.value > 23)
        return false;
    take(text, ':');
    Digits minutes;
    if (!text.empty()) {
        minutes = takeDigits(text, 2);
        if (minutes.count != 2 || minutes.value > 59 || !text.empty())
            return false;
    }
    const std::int64_t ahead = (hours.value * 60LL + minutes.value) * 60'000'000;
    offset = west ? -ahead : ahead;
    return true;
}

std::optional<std::int64_t> microsOfFraction(std::string_view& text) {
    std::int64_t micros = 0;
    int count = 0;
    for (; !text.empty() && isDigit(text.front()) && count < 9; ++count, text.remove_prefix(1)) {
        if (count < 6)
            micros = micros * 10 + (text.front() - '0');
    }
    for (int c = count; c < 6; ++c)
        micros *= 10;
    return count > 0 ? std::optional(micros) : std::nullopt;
}

/// The rest after the date, as microseconds of the day.
std::optional<std::int64_t> readTimeOfDay(std::string_view text, std::optional<std::int64_t>& offset) {
    if (text.empty())
        return 0;
    if (!take(text, 'T') && !take(text, ' '))
        return std::nullopt;
    text = trimmed(text);
    const auto hour = takeDigits(text, 2);
    if (hour.count == 0 || !take(text, ':'))
        return std::nullopt;
    const auto minute = takeDigits(text, 2);
    if (minute.count != 2 || minute.value > 59)
        return std::nullopt;
    Digits second;
    std::int64_t micros = 0;
    if (take(text, ':')) {
        second = takeDigits(text, 2);
        if (second.count != 2 || second.value > 59)
            return std::nullopt;
        if (take(text, '.')) {
            const auto fraction = microsOfFraction(text);
            if (!fraction)
                return std::nullopt;
            micros = *fraction;
        }
    }
    text = trimmed(text);
    int hours = hour.value;
    const std::string half = asciiLower(text.substr(0, 2));
    if (half == "am" || half == "pm") {
        if (hours < 1 || hours > 12)
            return std::nullopt;
        hours = hours % 12 + (half == "pm" ? 12 : 0);
        text = trimmed(text.substr(2));
    }
    if (hours > 23 || !takeZone(text, offset))
        return std::nullopt;
    return ((hours * 60LL + minute.value) * 60 + second.value) * 1'000'000 + micros;
}

TimeReading readIn(std::string_view text, DateOrder order) {
    using Outcome = TimeReading::Outcome;
    const auto civil =
        order == DateOrder::YearMonthDay ? takeYearFirst(text) : takeYearLast(text, order == DateOrder::DayMonthYear);
    if (!civil)
        return {};
    const std::chrono::year_month_day date(std::chrono::year(civil->year),
                                           std::chrono::month(static_cast<unsigned>(civil->month)),
                                           std::chrono::day(static_cast<unsigned>(civil->day)));
    std::optional<std::int64_t> offset;
    const auto timeOfDay = readTimeOfDay(text, offset);
    if (!date.ok() || !timeOfDay)
        return {};
    if (civil->year < 1900 || civil->year > 2199)
        return {Outcome::OutOfRange, 0};
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    return {Outcome::Read, days * microsPerDay + *timeOfDay, offset};
}

/// 1 to 12 by its English name or its first three letters; 0 for none.
int monthNumber(std::string_view name) {
    static constexpr std::array<std::string_view, 12> names = {"january",   "february", "march",    "april",
                                                               "may",       "june",     "july",     "august",
                                                               "september", "october",  "november", "december"};
    const auto lower = asciiLower(name);
    for (std::size_t m = 0; m < names.size(); ++m)
        if (lower == names.at(m) || lower == names.at(m).substr(0, 3))
            return static_cast<int>(m) + 1;
    return 0;
}

std::optional<Month> monthNamed(std::string_view text) {
    std::string_view rest = text;
    auto year = takeDigits(rest, 4);
    Digits month;
    if (year.count == 4) {
        if (!rest.empty() && (rest.front() == '-' || rest.front() == '/' || rest.front() == '.'))
            rest.remove_prefix(1);
        month = takeDigits(rest, 2);
        if (month.count != 2)
            return std::nullopt;
    } else if (year.count > 0 && year.count <= 2) {
        month = year;
        if (!take(rest, '/') && !take(rest, '.') && !take(rest, '-'))
            return std::nullopt;
        year = takeDigits(rest, 4);
    } else {
        const auto end = text.find_first_of(" -");
        if (end == std::string_view::npos)
            return std::nullopt;
        month.value = monthNumber(text.substr(0, end));
        rest = text.substr(end + 1);
        year = takeDigits(rest, 4);
    }
    if (year.count != 4 || !rest.empty() || month.value < 1 || month.value > 12 || year.value < 1900 ||
        year.value > 2199)
        return std::nullopt;
    return Month(year.value, static_cast<unsigned>(month.value));
}

using EventTypeName = std::pair<std::string_view, std::int64_t>;
constexpr std::array<EventTypeName, 17> eventTypes = {{{"purchase", 0},
                                                       {"refund", 1},
                                                       {"view", 2},
                                                       {"cart", 3},
                                                       {"sale", 0},
                                                       {"order", 0},
                                                       {"buy", 0},
                                                       {"transaction", 0},
                                                       {"return", 1},
                                                       {"cancellation", 1},
                                                       {"cancel", 1},
                                                       {"credit", 1},
                                                       {"page_view", 2},
                                                       {"pageview", 2},
                                                       {"product_view", 2},
                                                       {"add_to_cart", 3},
                                                       {"addtocart", 3}}};

} // namespace

TimeReading readTime(std::string_view text, DateOrder order) {
    using Outcome = TimeReading::Outcome;
    text = trimmed(text);
    const auto reading = readIn(text, order);
    if (reading.outcome != Outcome::Unreadable)
        return reading;
    for (const auto other : {DateOrder::YearMonthDay, DateOrder::MonthDayYear, DateOrder::DayMonthYear}) {
        if (other != order && readIn(text, other).outcome == Outcome::Read)
            return {Outcome::OtherOrder, 0};
    }
    return reading;
}

bool isMonth(std::string_view text) {
    return monthNamed(trimmed(text)).has_value();
}

TimeReading readMonth(std::string_view text, DateOrder order) {
    using Outcome = TimeReading::Outcome;
    std::optional<Month> month = monthNamed(trimmed(text));
    if (!month) {
        const auto reading = readTime(text, order);
        if (reading.outcome != Outcome::Read)
            return reading;
        month = dayOf(reading.micros).month();
    }
    return {Outcome::Read, startOf(month->firstDay())};
}

std::optional<std::int64_t> readEventType(std::string_view text) {
    const std::string name = asciiLower(trimmed(text));
    const auto* const found =
        std::find_if(eventTypes.begin(), eventTypes.end(), [&name](const EventTypeName& e) { return e.first == name; });
    if (found == eventTypes.end())
        return std::nullopt;
    return found->second;
}

Date dayOf(std::int64_t micros) {
    const std::int64_t days = micros >= 0 ? micros / microsPerDay : -((-micros + microsPerDay - 1) / microsPerDay);
    return Date(static_cast<std::int32_t>(days));
}

std::int64_t startOf(Date day) {
    return day.daysSinceEpoch() * microsPerDay;
}

} // namespace planwright::data
