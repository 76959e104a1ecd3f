#pragma once

#include "core/features/rolling.h"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace planwright::features {

/// A column of a feature row, and what it is about: forecasts are explained by group.
struct DayFeature {
    std::string_view name;
    std::string_view group;
};

/// The columns of a feature row, in order. "a / b" is log1p(a) - log1p(b) of sums scaled to 30 days, "a - b" a plain
/// difference; windows that reach back before the first day are scaled up from the days they have. Columns that need a
/// year ago are NaN (missing) without it, those of discounts and campaigns 0 where the events name none. A discount is
/// the share of the undiscounted revenue that discounts took off, a campaign's share one of revenue; "target" stands
/// for the days that are asked about, "a year ago" for the same days a year before. The first `coreFeatureCount` are
/// those of "booster A" in the forecasting notes.
inline constexpr std::array<DayFeature, 43> dayFeatures{
    DayFeature{"7 / 30 days", "demand"},
    DayFeature{"14 / 30 days", "demand"},
    DayFeature{"60 / 30 days", "demand"},
    DayFeature{"90 / 30 days", "demand"},
    DayFeature{"180 / 30 days", "demand"},
    DayFeature{"portfolio 7 / 30 days", "demand"},
    DayFeature{"portfolio 90 / 30 days", "demand"},
    DayFeature{"step a year ago / 30 days before", "last year"},
    DayFeature{"step a year ago / 90 days before", "last year"},
    DayFeature{"portfolio step a year ago / 30 days before", "last year"},
    DayFeature{"portfolio step a year ago / 90 days before", "last year"},
    DayFeature{"90 days / a year ago", "last year"},
    DayFeature{"portfolio 90 days / a year ago", "last year"},
    DayFeature{"share of portfolio, 90 days", "demand"},
    DayFeature{"daily variation, 90 days", "demand"},
    DayFeature{"share of idle days, 90 days", "demand"},
    DayFeature{"season of target, sine", "season"},
    DayFeature{"season of target, cosine", "season"},
    DayFeature{"recent days / base", "closed forms"},
    DayFeature{"same days last year / base", "closed forms"},
    DayFeature{"grown last year / base", "closed forms"},
    DayFeature{"borrowed season / base", "closed forms"},
    DayFeature{"orders, 30 / 90 days", "orders and customers"},
    DayFeature{"customers, 30 / 90 days", "orders and customers"},
    DayFeature{"revenue a unit, 30 / 90 days", "price"},
    DayFeature{"trend, 90 days", "demand"},
    DayFeature{"weekday mix of target", "calendar"},
    DayFeature{"weekend share of target", "calendar"},
    DayFeature{"special days in target", "calendar"},
    DayFeature{"Easter lead days in target against a year ago", "calendar"},
    DayFeature{"revenue a unit, 7 / 30 days", "price"},
    DayFeature{"revenue a unit, 30 / 365 days", "price"},
    DayFeature{"discount, 30 days - 365 days", "discounts"},
    DayFeature{"discount, target a year ago - 30 days", "discounts"},
    DayFeature{"campaign share, 30 days - 365 days", "campaigns"},
    DayFeature{"campaign share, target a year ago - 30 days", "campaigns"},
    DayFeature{"orders, 7 / 30 days", "orders and customers"},
    DayFeature{"demand an order, 30 / 90 days", "orders and customers"},
    DayFeature{"demand a customer, 30 / 90 days", "orders and customers"},
    DayFeature{"special days in target - a year ago", "calendar"},
    DayFeature{"planned days in target", "planned days"},
    DayFeature{"planned days in target - a year ago", "planned days"},
    DayFeature{"idle days in target a year ago - 30 days", "calendar"},
};
/// Their names, in order.
inline constexpr auto dayFeatureNames = [] {
    std::array<std::string_view, dayFeatures.size()> names;
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = dayFeatures[i].name;
    return names;
}();
inline constexpr std::size_t coreFeatureCount = 18;

/// Feature rows at any known day, O(1) a column. Holds copies of sums only; of what lies after the view's
/// origin, the planned days.
class DayFeatures {
public:
    explicit DayFeatures(const CausalView& view);

    [[nodiscard]] const Rolling& rolling() const { return m_rolling; }
    [[nodiscard]] const DemandSums& demand() const { return m_rolling.demand(); }

    /// What is known at the end of `day` about the `targetDays` days that begin `gapDays` days after the day that
    /// follows. `row` holds 1 to dayFeatureNames.size() columns: that many of the first are written.
    void write(std::size_t category, std::ptrdiff_t day, int gapDays, int targetDays, std::span<float> row) const;

private:
    Rolling m_rolling;
    RunningSums m_planned; ///< weights of planned days, by day; they go on a year and a half after the origin
};

} // namespace planwright::features
