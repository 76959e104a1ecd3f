#pragma once

#include "core/base/result.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace planwright {

class Month;

/// A calendar day of the proleptic Gregorian calendar, as days since 1970-01-01 (so it indexes panels directly).
/// Dates that Planwright accepts lie in 1900-01-01 .. 2199-12-31; parse() refuses others.
class Date {
public:
    constexpr Date() = default;
    constexpr explicit Date(std::int32_t daysSinceEpoch)
        : m_days(daysSinceEpoch) {}
    constexpr explicit Date(std::chrono::year_month_day ymd)
        : m_days(static_cast<std::int32_t>(std::chrono::sys_days(ymd).time_since_epoch().count())) {}
    constexpr Date(int year, unsigned month, unsigned day)
        : Date(std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day))) {
    }

    /// "YYYY-MM-DD" only.
    [[nodiscard]] static Result<Date> parse(std::string_view text);

    [[nodiscard]] constexpr std::int32_t daysSinceEpoch() const { return m_days; }
    [[nodiscard]] constexpr std::chrono::year_month_day ymd() const {
        return {std::chrono::sys_days(std::chrono::days(m_days))};
    }
    /// 0 = Monday .. 6 = Sunday.
    [[nodiscard]] constexpr int weekday() const {
        return static_cast<int>(std::chrono::weekday(std::chrono::sys_days(std::chrono::days(m_days))).iso_encoding()) -
               1;
    }
    [[nodiscard]] constexpr Month month() const;
    [[nodiscard]] std::string toString() const; ///< "YYYY-MM-DD"

    friend constexpr auto operator<=>(Date, Date) = default;
    friend constexpr Date operator+(Date d, std::int32_t days) { return Date(d.m_days + days); }
    friend constexpr Date operator-(Date d, std::int32_t days) { return Date(d.m_days - days); }
    friend constexpr std::int32_t operator-(Date a, Date b) { return a.m_days - b.m_days; }

private:
    std::int32_t m_days = 0;
};

/// A calendar month, as months since 0000-01 (year * 12 + month - 1), so that differences are plain subtraction.
class Month {
public:
    constexpr Month() = default;
    constexpr explicit Month(std::int32_t index)
        : m_index(index) {}
    constexpr Month(int year, unsigned month)
        : m_index(year * 12 + static_cast<std::int32_t>(month) - 1) {}

    /// "YYYY-MM" only.
    [[nodiscard]] static Result<Month> parse(std::string_view text);

    [[nodiscard]] constexpr std::int32_t index() const { return m_index; }
    [[nodiscard]] constexpr int year() const { return m_index / 12; }
    [[nodiscard]] constexpr unsigned monthOfYear() const { return static_cast<unsigned>(m_index % 12) + 1; } ///< 1..12
    [[nodiscard]] constexpr Date firstDay() const { return {year(), monthOfYear(), 1}; }
    [[nodiscard]] constexpr Date lastDay() const { return Month(m_index + 1).firstDay() - 1; }
    [[nodiscard]] constexpr std::int32_t dayCount() const { return Month(m_index + 1).firstDay() - firstDay(); }
    [[nodiscard]] std::string toString() const; ///< "YYYY-MM"
    [[nodiscard]] std::string toWords() const;  ///< "December 2011", always English: a result never depends on a locale

    friend constexpr auto operator<=>(Month, Month) = default;
    friend constexpr Month operator+(Month m, std::int32_t months) { return Month(m.m_index + months); }
    friend constexpr Month operator-(Month m, std::int32_t months) { return Month(m.m_index - months); }
    friend constexpr std::int32_t operator-(Month a, Month b) { return a.m_index - b.m_index; }

private:
    std::int32_t m_index = 0;
};

constexpr Month Date::month() const {
    const auto d = ymd();
    return {static_cast<int>(d.year()), static_cast<unsigned>(d.month())};
}

} // namespace planwright
