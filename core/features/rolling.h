#pragma once

#include "core/features/demand_sums.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace planwright::features {

/// One category over a span of days, net of returns. `orders` and `customers` add up each day's distinct ones.
struct Aggregate {
    double demand = 0;
    double revenue = 0;
    double orders = 0;
    double customers = 0;
    double discounts = 0; ///< 0 where the events state none
    double promoted = 0;  ///< money of purchases in a campaign; 0 where the events name none
};

/// Rolling aggregates of every category up to a view's origin, each in O(1). Days are indices as in DemandSums.
class Rolling {
public:
    explicit Rolling(const CausalView& view);

    [[nodiscard]] const DemandSums& demand() const { return m_demand; }
    [[nodiscard]] std::size_t categoryCount() const { return m_demand.categoryCount(); }

    /// The 30 days (or `days`) that end with `endDay`.
    [[nodiscard]] Aggregate aggregate(std::size_t category, std::ptrdiff_t endDay, std::ptrdiff_t days = 30) const;
    /// Least-squares slope of daily demand over the `days` days that end with `endDay`: units per day and day. 0 if
    /// fewer than two of them are known.
    [[nodiscard]] double trendSlope(std::size_t category, std::ptrdiff_t endDay, std::ptrdiff_t days) const;
    /// Population standard deviation of daily demand over its mean; empty unless the mean is above 0.
    [[nodiscard]] std::optional<double> dailyVariation(std::size_t category, std::ptrdiff_t endDay,
                                                       std::ptrdiff_t days) const;
    /// Share of known days whose net demand is 0, in [0,1].
    [[nodiscard]] double idleShare(std::size_t category, std::ptrdiff_t endDay, std::ptrdiff_t days) const;
    /// Days on which no category had any net demand.
    [[nodiscard]] double idleDays(std::ptrdiff_t endDay, std::ptrdiff_t days) const {
        return m_idle.window(endDay, days);
    }
    /// Demand of the last 12 weeks by day of the week (Monday first), days below 0 as 0, as shares that add up to 1;
    /// equal shares where there was none.
    [[nodiscard]] std::array<double, 7> weekdayShares(std::size_t category, std::ptrdiff_t endDay) const;

private:
    struct Category {
        RunningSums revenue;
        RunningSums orders;
        RunningSums customers;
        RunningSums discounts;
        RunningSums promoted;
        RunningSums squares;        ///< of demand
        RunningSums moments;        ///< of day index times demand
        RunningSums idle;           ///< days without net demand
        std::vector<double> weekly; ///< by day: its demand and that of 7, 14, ... days before, each at least 0
    };

    DemandSums m_demand;
    std::vector<Category> m_categories;
    RunningSums m_idle; ///< of the portfolio
};

} // namespace planwright::features
