#pragma once

#include "core/base/date.h"
#include "core/base/money.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace planwright::data {

/// What a month's demand is counted in.
enum class Measure : std::uint8_t { Units, Revenue };

/// What the events themselves say of a category's money; empty where they say nothing.
struct CategoryFacts {
    std::optional<Money> medianPrice;      ///< median paid unit price over the 90 days that end on the panel's last day
    std::optional<Money> medianUnitCost;   ///< the same for `unit_cost`
    std::optional<Money> adSpendLastMonth; ///< sum of `ad_spend` over the last complete month
};

/// A day of the planner's own that is known in advance, with how much it counts for.
struct PlannedDay {
    Date date;
    double weight = 1; ///< above 0

    friend bool operator==(const PlannedDay&, const PlannedDay&) = default;
};

/// Category × day, net of returns, every calendar day from firstDay on (a day without events holds zeros).
/// Each measure is one contiguous block, category-major: element (c, d) at c * dayCount + d.
struct Panel {
    Date firstDay;
    std::int32_t dayCount = 0;
    std::vector<std::string> categories; ///< unique, in byte order; index = category number
    std::vector<std::int64_t> units;     ///< 1/1,000 unit (Quantity::raw)
    std::vector<std::int64_t> revenue;   ///< 1/10,000 currency unit (Money::raw)
    std::vector<std::int64_t> orders;    ///< distinct order ids
    std::vector<std::int64_t> customers; ///< distinct known customers
    std::vector<std::int64_t> discounts; ///< what discounts took off purchases, 1/10,000; empty: none is stated
    std::vector<std::int64_t> promoted;  ///< money of purchases in a campaign, 1/10,000; empty: none is named
    std::vector<CategoryFacts> facts;    ///< one per category
    std::vector<PlannedDay> plannedDays; ///< by date; may lie before the panel and after it

    /// Months whose every day is covered by the data and lies in the panel. A part-finished first or last month lies
    /// outside; where no month is complete, lastCompleteMonth < firstCompleteMonth.
    Month firstCompleteMonth;
    Month lastCompleteMonth;

    [[nodiscard]] Date lastDay() const { return firstDay + (dayCount - 1); }
    [[nodiscard]] std::span<const std::int64_t> of(const std::vector<std::int64_t>& measure,
                                                   std::size_t category) const {
        const auto days = static_cast<std::size_t>(dayCount);
        return std::span(measure).subspan(category * days, days);
    }
};

} // namespace planwright::data
