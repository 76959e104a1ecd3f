#pragma once

#include "core/features/rolling.h"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace planwright::features {

/// The columns of a feature row, in order. "a / b" is log1p(a) - log1p(b) of sums scaled to 30 days; windows that reach
/// back before the first day are scaled up from the days they have. Columns that need a year ago are NaN (missing)
/// without it. The first `coreFeatureCount` are those of "booster A" in the forecasting notes.
inline constexpr std::array<std::string_view, 30> dayFeatureNames{
    "7 / 30 days",
    "14 / 30 days",
    "60 / 30 days",
    "90 / 30 days",
    "180 / 30 days",
    "portfolio 7 / 30 days",
    "portfolio 90 / 30 days",
    "step a year ago / 30 days before",
    "step a year ago / 90 days before",
    "portfolio step a year ago / 30 days before",
    "portfolio step a year ago / 90 days before",
    "90 days / a year ago",
    "portfolio 90 days / a year ago",
    "share of portfolio, 90 days",
    "daily variation, 90 days",
    "share of idle days, 90 days",
    "season of target, sine",
    "season of target, cosine",
    "recent days / base",
    "same days last year / base",
    "grown last year / base",
    "borrowed season / base",
    "orders, 30 / 90 days",
    "customers, 30 / 90 days",
    "revenue a unit, 30 / 90 days",
    "trend, 90 days",
    "weekday mix of target",
    "weekend share of target",
    "special days in target",
    "Easter lead days in target against a year ago",
};
inline constexpr std::size_t coreFeatureCount = 18;

/// Feature rows at any known day, O(1) a column. Holds copies of sums only, nothing after the view's origin.
class DayFeatures {
public:
    explicit DayFeatures(const CausalView& view)
        : m_rolling(view) {}

    [[nodiscard]] const Rolling& rolling() const { return m_rolling; }
    [[nodiscard]] const DemandSums& demand() const { return m_rolling.demand(); }

    /// What is known at the end of `day` about the `targetDays` days that begin `gapDays` days after the day that
    /// follows. `row` holds 1 to dayFeatureNames.size() columns: that many of the first are written.
    void write(std::size_t category, std::ptrdiff_t day, int gapDays, int targetDays, std::span<float> row) const;

private:
    Rolling m_rolling;
};

} // namespace planwright::features
