#include "core/data/values.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace planwright::data {

namespace {

constexpr std::int64_t largestWhole = 1'000'000'000;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Takes digits off the front; how many there were, and their number.
struct Digits {
    int count = 0;
    int value = 0;
};
Digits takeDigits(std::string_view& text, int most) {
    Digits digits;
    while (digits.count < most && !text.empty() && isDigit(text.front())) {
        digits.value = digits.value * 10 + (text.front() - '0');
        ++digits.count;
        text.remove_prefix(1);
    }
    return digits;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

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

/// Z, +02, +0200 or +02:00.
bool isZone(std::string_view text) {
    if (text == "Z" || text == "z" || text.empty())
        return true;
    if (!take(text, '+') && !take(text, '-'))
        return false;
    if (takeDigits(text, 2).count != 2)
        return false;
    take(text, ':');
    return text.empty() || (takeDigits(text, 2).count == 2 && text.empty());
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
std::optional<std::int64_t> readTimeOfDay(std::string_view text) {
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
    if (hours > 23 || !isZone(text))
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
    const auto timeOfDay = readTimeOfDay(text);
    if (!date.ok() || !timeOfDay)
        return {};
    if (civil->year < 1900 || civil->year > 2199)
        return {Outcome::OutOfRange, 0};
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    return {Outcome::Read, days * 86'400'000'000 + *timeOfDay};
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

std::optional<std::int64_t> readDecimal(std::string_view text, char decimalMark, int decimals) {
    text = trimmed(text);
    const bool negative = take(text, '-');
    if (!negative)
        take(text, '+');
    std::int64_t value = 0;
    int digits = 0;
    for (; !text.empty() && isDigit(text.front()); ++digits, text.remove_prefix(1)) {
        value = value * 10 + (text.front() - '0');
        if (value > largestWhole)
            return std::nullopt;
    }
    int kept = 0;
    if (take(text, decimalMark)) {
        for (; !text.empty() && isDigit(text.front()); ++digits, text.remove_prefix(1)) {
            if (kept < decimals) {
                value = value * 10 + (text.front() - '0');
                ++kept;
            } else if (text.front() != '0') {
                return std::nullopt;
            }
        }
    }
    if (digits == 0 || !text.empty())
        return std::nullopt;
    for (; kept < decimals; ++kept)
        value *= 10;
    return negative ? -value : value;
}

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

std::optional<std::int64_t> readEventType(std::string_view text) {
    const std::string name = asciiLower(trimmed(text));
    const auto* const found =
        std::find_if(eventTypes.begin(), eventTypes.end(), [&name](const EventTypeName& e) { return e.first == name; });
    if (found == eventTypes.end())
        return std::nullopt;
    return found->second;
}

Date dayOf(std::int64_t micros) {
    constexpr std::int64_t perDay = 86'400'000'000;
    const std::int64_t days = micros >= 0 ? micros / perDay : -((-micros + perDay - 1) / perDay);
    return Date(static_cast<std::int32_t>(days));
}

} // namespace planwright::data
