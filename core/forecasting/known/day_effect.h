#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace planwright::forecasting {

/// One day of a category on which it sold.
struct DayPoint {
    std::ptrdiff_t day = 0; ///< any count of days; ascending
    int weekday = 0;        ///< 0 = Monday
    double response = 0;    ///< log demand
    double cause = 0;       ///< what may have moved it
    double instrument = 0;  ///< what tells of the cause without the day's own accidents; the cause itself where it does
};

/// What one more of the cause does to the response, with a standard error.
struct DayEffect {
    double slope = 0;
    double standardError = 0; ///< above 0
    std::size_t days = 0;     ///< behind it
};

inline constexpr std::size_t fewestEffectDays = 90;
inline constexpr int levelKnotDays = 56;      ///< the level is a straight line between knots this far apart
inline constexpr int effectLags = 7;          ///< days over which errors may go together
inline constexpr double leastInstrument = 10; ///< F of the first stage (Staiger & Stock 1997)

/// Least squares with one instrument, weekdays and a slow level (straight between knots) taken out of all three
/// columns first (Frisch & Waugh 1933): slope = sum z y / sum z x. Its standard error is Newey & West's (1987),
/// Bartlett weights over `effectLags` days of the list, times n / (n - k). Empty where there are fewer than
/// fewestEffectDays, the cause stays within 1 % (standard deviation), the instrument's F is below leastInstrument, or
/// the columns depend on each other.
[[nodiscard]] std::optional<DayEffect> dayEffect(std::span<const DayPoint> days);

} // namespace planwright::forecasting
