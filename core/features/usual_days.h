#pragma once

#include "core/data/types/panel.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace planwright::features {

/// A category's days as its own days would lead one to expect them: what the search for outliers and the correction of
/// one-offs share. Only open days are looked at, those on which the shop (any category) sold or took back something,
/// from the category's first one on: a closed day is no outlier. Vectors have one element per open day.
struct UsualDays {
    Date firstDay;                    ///< of the panel
    std::vector<std::int32_t> places; ///< the day's number in the panel, ascending
    std::vector<double> units;        ///< net
    std::vector<double> roots;        ///< signed square roots of them: counts of even noise at any level

    [[nodiscard]] std::size_t count() const { return places.size(); }
    [[nodiscard]] int weekday(std::size_t i) const { return (firstDay + places[i]).weekday(); }
    /// The open days [first, end) whose numbers in the panel lie in [firstPlace, endPlace).
    struct Range {
        std::size_t first = 0, end = 0;
    };
    [[nodiscard]] Range within(std::int32_t firstPlace, std::int32_t endPlace) const;
    /// The open days of the 29 calendar days around open day i (at the ends: of the first and last 29).
    [[nodiscard]] Range around(std::size_t i) const;
};

/// For each day of the panel, whether the shop was open.
[[nodiscard]] std::vector<char> openDays(const data::Panel& panel);
/// The category's days before the panel's day `end`, but for those that `without` (by day of the panel, or empty)
/// leaves out. Nothing of a day from `end` on is read.
[[nodiscard]] UsualDays usualDays(const data::Panel& panel, std::span<const char> open, std::size_t category,
                                  std::int32_t end, std::span<const char> without = {});

/// The median of the roots over the days around each day.
[[nodiscard]] std::vector<double> roughLevels(const UsualDays& days);

/// What a weekday sells in relation to the level around it, in roots, Monday first: the median of root / rough level
/// over that weekday's days in the range with a level above 0; 1 where there are fewer than four.
using WeekdayProfile = std::array<double, 7>;
[[nodiscard]] WeekdayProfile weekdayProfile(const UsualDays& days, std::span<const double> levels,
                                            UsualDays::Range range);

/// A day of a weekday that sells less than this of the level (in roots) says little of the level.
inline constexpr double leastProfile = .2;

/// What a day of weight 1 sells; a day's weight is its weekday's profile squared.
struct DailyRates {
    double units = 0;
    double revenue = 0;
    double orders = 0;
    double customers = 0;
};
/// From the reference days (numbers in `days`): the weighted mean of units / weight, each taken as no more than their
/// 95 % quantile, so that one large order is not made up again; revenue, orders and customers in the proportion that
/// they have to units on the same days. All are 0 or more; nothing where the days say nothing.
[[nodiscard]] DailyRates dailyRates(const data::Panel& panel, std::size_t category, const UsualDays& days,
                                    std::span<const std::size_t> reference, const WeekdayProfile& profile);

} // namespace planwright::features
