#pragma once

#include "core/base/money.h"
#include "core/base/run_context.h"
#include "core/data/types/panel.h"
#include "core/features/calendar.h"
#include "core/features/special_days.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace planwright::features {

/// Days on which a category sold much more or much less than its own days would lead one to expect.
struct Outlier {
    std::string category;
    Date first, last;
    std::int32_t days = 0; ///< of the shop's open days among them
    bool isHigh = true;
    double strength = 0;    ///< of its strongest day, see findOutliers(): outlierBound or more
    Quantity units;         ///< sold on these days, net
    Quantity expectedUnits; ///< 0 or more
    Money money;
    Money expectedMoney;
};

/// A day counts as one from this strength on.
inline constexpr double outlierBound = 5;

/// The outliers of every category, by category and first day. The whole history is looked at, later days too: this is
/// for people, and nothing is learnt from it. The same values at any thread count; closed days are none.
///
/// On the signed square roots x of a category's daily net units, over the shop's open days since its first sale:
///     expected(t) = level(t) * profile(weekday of t),
///     profile(w)  = median of x / (median of x over the 29 days around) on the days of weekday w within half a year,
///     level(t)    = median of x / profile over the 29 days around t without t itself,
///     strength(t) = |x(t) - expected(t)| / scale on its side (above, below), where
///     scale       = max(median / 0.6745, 90 % quantile / 1.645, 1/2) of the |x - expected| of that side within 91
///     days:
/// the two are sigma where the noise is normal, the second grows with a heavy tail, and 1/2 is sigma of a Poisson
/// count. A day of strength outlierBound or more is an outlier; open days beside it of half that strength on the same
/// side belong to it. Under 56 open days, or with fewer than 7 in the 29, nothing is found; what lasts for more than
/// two weeks is a new level and no outlier. Where days follow the formula, fewer than one
/// in 10,000 days of a category is found by chance with counts from Poisson to a daily spread of a third, in orders of
/// one or several units; with a spread of two thirds fewer than one in 2,000 (outliers_test.cpp simulates it).
///
/// expectedUnits sums over the open days the square of the profile times what a day of weight 1 sold on the 14 usual
/// open days before and the 14 after (usual_days.h); expectedMoney in the proportion of those days.
///
/// Sources: a seasonal and trend estimate by robust smoothing with a fence on the remainder as in R's
/// forecast::tsoutliers (Hyndman 2021, "Detecting time series outliers", robjhyndman.com), with running medians (Tukey
/// 1977, Exploratory Data Analysis) and a median absolute deviation for each side (Rosenmai 2013, "Using the median
/// absolute deviation to find outliers", eurekastatistics.com) in place of quartiles; the square root for counts is
/// Bartlett's (1936). The 90 % quantile and what belongs to a day are ours.
[[nodiscard]] Result<std::vector<Outlier>> findOutliers(const data::Panel& panel, const RunContext& context);

/// The same of any days of a category, whether they stand out or not (strength 0 where no day does): nothing where the
/// panel has no such category or no open day of it among them.
[[nodiscard]] std::optional<Outlier> describeDays(const data::Panel& panel, const std::string& category, Date first,
                                                  Date last);

/// A known special day that may be the reason.
struct NearDay {
    std::string name;
    Date date;
    std::optional<SpecialDay> rule; ///< of calendar.h; nothing for one of the planner's own
};
/// Within the days, else the nearest within three days of them; of two as near, the planner's own goes first.
[[nodiscard]] std::optional<NearDay> specialDayNear(Date first, Date last, std::span<const SpecialDayEdit> own);

} // namespace planwright::features
