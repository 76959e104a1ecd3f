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
    return {Outcome::Read, days * 86'400'000'000 + *timeOfDay, offset};
}

bool isCurrencySign(std::string_view text) {
    static constexpr std::array<std::string_view, 14> words = {"$",  "kr", "Kr", "zl", "Ft", "lei", "Lei",
                                                               "Fr", "Rs", "Rp", "RM", "R",  "TL",  "lv"};
    if (std::find(words.begin(), words.end(), text) != words.end())
        return true;
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (text.size() == 3 && std::all_of(text.begin(), text.end(), isCapital))
        return true;
    const auto isLetter = [&](char c) { return isCapital(c) || (c >= 'a' && c <= 'z'); };
    if (text.size() <= 3 && text.ends_with('$'))
        return std::all_of(text.begin(), text.end() - 1, isLetter);
    const auto isOther = [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; };
    return text.size() <= 4 && std::any_of(text.begin(), text.end(), isOther) &&
           std::all_of(text.begin(), text.end(), [&](char c) { return isOther(c) || isLetter(c); });
}

/// The bytes of the thousands mark that `text` begins with; 0 for none.
std::size_t markBytes(std::string_view text, char mark) {
    if (mark == ' ')
        return blankBytes(text);
    if (mark == '\'' && text.starts_with("\xE2\x80\x99"))
        return 3;
    return !text.empty() && mark != '\0' && text.front() == mark ? 1 : 0;
}

/// Copies a number without its thousands marks; nothing where one does not part groups of three in the whole part, or
/// the number is longer than `digits`.
std::optional<std::size_t> withoutThousands(std::string_view text, const NumberFormat& format,
                                            std::array<char, 40>& digits) {
    std::size_t length = 0;
    std::size_t group = 0; // digits since the last mark
    bool marked = false;
    bool whole = true;
    while (!text.empty()) {
        if (const auto bytes = whole ? markBytes(text, format.thousandsMark) : 0; bytes > 0) {
            if (group == 0 || group > 3 || (marked && group != 3))
                return std::nullopt;
            marked = true;
            group = 0;
            text.remove_prefix(bytes);
            continue;
        }
        if (text.front() == format.decimalMark) {
            if (marked && group != 3)
                return std::nullopt;
            whole = false;
        }
        if (length == digits.size())
            return std::nullopt;
        digits.at(length++) = text.front();
        ++group;
        text.remove_prefix(1);
    }
    if (whole && marked && group != 3)
        return std::nullopt;
    return length;
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

NumberFormat numberFormatOf(const Mapping& mapping) {
    return {mapping.decimalMark, mapping.thousandsMark, mapping.currencySign};
}

std::size_t blankBytes(std::string_view text) {
    if (text.empty())
        return 0;
    if (text.front() == ' ' || text.front() == '\t')
        return 1;
    if (text.starts_with("\xC2\xA0"))
        return 2;
    return text.starts_with("\xE2\x80\x89") || text.starts_with("\xE2\x80\xAF") ? 3 : 0;
}

std::string_view withoutBlanks(std::string_view text) {
    for (auto bytes = blankBytes(text); bytes > 0; bytes = blankBytes(text))
        text.remove_prefix(bytes);
    for (;;) {
        text = trimmed(text);
        if (text.ends_with("\xC2\xA0"))
            text.remove_suffix(2);
        else if (text.ends_with("\xE2\x80\x89") || text.ends_with("\xE2\x80\xAF"))
            text.remove_suffix(3);
        else
            return text;
    }
}

std::optional<AmountParts> amountParts(std::string_view text) {
    text = withoutBlanks(text);
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text = withoutBlanks(text.substr(1));
    const auto first = text.find_first_of("0123456789.,-+");
    if (first == std::string_view::npos)
        return std::nullopt;
    const auto before = withoutBlanks(text.substr(0, first));
    text.remove_prefix(first);
    if (!before.empty() && (text.front() == '-' || text.front() == '+'))
        text = withoutBlanks(text.substr(1));
    const auto last = text.find_last_of("0123456789.,");
    if (last == std::string_view::npos)
        return std::nullopt;
    const auto after = withoutBlanks(text.substr(last + 1));
    if (!before.empty() && !after.empty())
        return std::nullopt;
    const auto sign = before.empty() ? after : before;
    if (!sign.empty() && !isCurrencySign(sign))
        return std::nullopt;
    return AmountParts{text.substr(0, last + 1), sign};
}

std::optional<std::int64_t> readNumber(std::string_view text, const NumberFormat& format, int decimals) {
    if (const auto plain = readDecimal(text, format.decimalMark, decimals))
        return plain;
    if (format.thousandsMark == '\0' && format.currencySign.empty())
        return std::nullopt;
    text = withoutBlanks(text);
    bool negative = take(text, '-');
    if (!negative)
        take(text, '+');
    text = withoutBlanks(text);
    if (!format.currencySign.empty()) {
        if (text.starts_with(format.currencySign)) {
            text = withoutBlanks(text.substr(format.currencySign.size()));
            if (!negative)
                negative = take(text, '-');
        } else if (text.ends_with(format.currencySign)) {
            text = withoutBlanks(text.substr(0, text.size() - format.currencySign.size()));
        }
    }
    std::array<char, 40> digits{};
    const auto length = withoutThousands(text, format, digits);
    if (!length || digits[0] == '-' || digits[0] == '+')
        return std::nullopt;
    const auto value = readDecimal({digits.data(), *length}, format.decimalMark, decimals);
    return value && negative ? -*value : value;
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
    return {Outcome::Read, std::int64_t{month->firstDay().daysSinceEpoch()} * 86'400'000'000};
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
