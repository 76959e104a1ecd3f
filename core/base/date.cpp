#include "core/base/date.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace planwright {
namespace {

// Exactly `text.size()` digits, or -1.
int parseDigits(std::string_view text) {
    int value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    return code == std::errc() && end == text.data() + text.size() && text.front() != '-' ? value : -1;
}

constexpr int minYear = 1900;
constexpr int maxYear = 2199;

} // namespace

Result<Date> Date::parse(std::string_view text) {
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        const int year = parseDigits(text.substr(0, 4));
        const int month = parseDigits(text.substr(5, 2));
        const int day = parseDigits(text.substr(8, 2));
        if (year >= minYear && year <= maxYear && month > 0 && day > 0) {
            const std::chrono::year_month_day ymd(std::chrono::year(year),
                                                  std::chrono::month(static_cast<unsigned>(month)),
                                                  std::chrono::day(static_cast<unsigned>(day)));
            if (ymd.ok())
                return Date(ymd);
        }
    }
    return Error(ErrorCode::InvalidArgument,
                 fmt::format("'{}' is not a date: write YYYY-MM-DD, between 1900 and 2199.", text));
}

std::string Date::toString() const {
    const auto d = ymd();
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                       static_cast<unsigned>(d.day()));
}

Result<Month> Month::parse(std::string_view text) {
    if (text.size() == 7 && text[4] == '-') {
        const int year = parseDigits(text.substr(0, 4));
        const int month = parseDigits(text.substr(5, 2));
        if (year >= minYear && year <= maxYear && month >= 1 && month <= 12)
            return Month(year, static_cast<unsigned>(month));
    }
    return Error(ErrorCode::InvalidArgument,
                 fmt::format("'{}' is not a month: write YYYY-MM, between 1900 and 2199.", text));
}

std::string Month::toString() const {
    return fmt::format("{:04}-{:02}", year(), monthOfYear());
}

std::string Month::toWords() const {
    static constexpr std::array<std::string_view, 12> names{"January",   "February", "March",    "April",
                                                            "May",       "June",     "July",     "August",
                                                            "September", "October",  "November", "December"};
    return fmt::format("{} {}", names[monthOfYear() - 1], year());
}

} // namespace planwright
