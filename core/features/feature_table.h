#pragma once

#include "core/features/calendar.h"
#include "core/features/feature_inputs.h"
#include "core/features/feature_value.h"
#include "core/features/segment_uplift.h"
#include "core/features/special_days.h"
#include "core/features/volatility.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace planwright::features {

/// What is known of one category at the end of an origin, worked out once for all features and horizons.
struct OriginFacts {
    std::vector<double> monthly;          ///< net units of the complete months up to the origin, the last 24 at most
    std::vector<double> monthlyLevel;     ///< the same over the month's days: units a day
    std::optional<Volatility> volatility; ///< of `monthly`
    UpliftSummaries uplifts;
    int revenueClass = 2; ///< 0 = A, 1 = B, 2 = C: see revenueClasses()
};

/// What the calendar says of a target month.
struct TargetFacts {
    CalendarCounts plain;
    std::optional<SpecialDayCounts> special; ///< empty without a SpecialDayCalendar, or outside its years
};

/// One row to be filled: a category as known at the end of `origin`, asked about the month `horizon` months later.
struct Situation {
    const FeatureInputs& inputs;
    const OriginFacts& facts;
    const TargetFacts& targetFacts;
    std::size_t category = 0;
    Month origin;
    std::ptrdiff_t day = 0; ///< index of the origin's last day
    int horizon = 1;

    [[nodiscard]] Month target() const { return origin + horizon; }
    /// Whether the `days` days that end `back` days before the origin's last lie within the data.
    [[nodiscard]] bool covers(std::ptrdiff_t days, std::ptrdiff_t back = 0) const { return day - back - days + 1 >= 0; }
};

/// One column, declared once: its documentation and its formula as code.
struct Feature {
    std::string name;    ///< the column's heading: lower-case words joined by _
    std::string unit;    ///< "units", "units/day", "fraction" ...
    std::string formula; ///< for a person; columns next to each other that share it are one row of the guide
    std::string missing; ///< when there is no value, for a person
    std::function<FeatureValue(const Situation&)> compute;
    bool ofTarget = false;   ///< whether it depends on the horizon
    std::string guideName{}; ///< stands in the guide for a family of names; empty: the name
};
using FeatureTable = std::vector<Feature>;

/// All columns in their order. Without a calendar the columns of special days are there but have no values; a calendar
/// adds columns for the days that a user added to it under names of their own. The table does not refer to it.
[[nodiscard]] FeatureTable featureTable(const SpecialDayCalendar* calendar);

/// The user guide's chapter, resources/help/features.md, byte for byte.
[[nodiscard]] std::string featureGuide();

/// A (0), B (1) or C (2) for each category by its net revenue over the 365 days that end with `day` (those there are):
/// ranked from the most, A until 80 % of the total is reached, then B until 95 %. What earned nothing is C.
[[nodiscard]] std::vector<int> revenueClasses(const FeatureInputs& inputs, std::ptrdiff_t day);

} // namespace planwright::features
