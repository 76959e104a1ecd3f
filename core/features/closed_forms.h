#pragma once

#include "core/features/demand_sums.h"

#include <cstddef>

namespace planwright::features {

/// Forecasts of one category's sum over a span of future days, by plain arithmetic on day sums. All are >= 0 (a sum of
/// net days below 0 counts as 0). With l, L = category and portfolio sums of the last w days, l', L' = the same sums
/// one calendar year earlier, Y = the target's days one calendar year earlier, n = their number:
struct ClosedForms {
    double recentDays = 0;       ///< l_30 · n/30
    double sameDaysLastYear = 0; ///< Y
    double grownLastYear = 0;    ///< Y · sqrt(l_180/l'_180) · sqrt(L_180/L'_180)
    double borrowedSeason = 0;  ///< l_30 · n/30 · Y_total/(L'_30 · n/30): own level, the portfolio's step a year ago
    double base = 0;            ///< plain mean of the four; recentDays alone where there is no year
    double ownGrowth = 1;       ///< sqrt(l_180/l'_180), 1 where there is no year
    double portfolioGrowth = 1; ///< sqrt(L_180/L'_180), likewise
    /// Whether the year-ago windows are known (13 months of history). If not, the three forms that need them equal
    /// recentDays.
    bool hasYear = false;
};

/// The forms as known at the end of day `originDay` (an index as in DemandSums), for the `targetDays` days that begin
/// `gapDays` days after the day that follows the origin. Ratios are of sums + 1, clipped to exp(±1.5); where a year-ago
/// window of 180 days reaches back before the first day, both sides use the days there are. A target that reaches more
/// than a year ahead is scaled up from the days of last year that are known.
[[nodiscard]] ClosedForms closedForms(const DemandSums& sums, std::size_t category, std::ptrdiff_t originDay,
                                      int gapDays, int targetDays);

/// Sum of the `targetDays` days one calendar year (`yearDays`) before the target that begins `gapDays` after the day
/// that follows `originDay`; never below 0. Days after the origin are scaled up from the others.
[[nodiscard]] double lastYearsDays(const RunningSums& series, std::ptrdiff_t originDay, int gapDays, int targetDays,
                                   int yearDays);

/// Days between `day` and the same date one year earlier: 365 or 366 (29 February answers to 1 March).
[[nodiscard]] int daysSinceLastYear(Date day);

/// (a + 1) / (b + 1) with sums below 0 counted as 0, clipped to exp(±1.5).
[[nodiscard]] double clippedRatio(double a, double b);

} // namespace planwright::features
