#pragma once

#include "core/base/result.h"
#include "core/data/types/activity.h"
#include "core/data/types/panel.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace planwright::features {

/// Exact running sums of one measure, a day series for each category: any window in O(1). Days are indices from the
/// panel's first day; windows must lie within it.
class ExactSums {
public:
    ExactSums() = default;
    /// Reserves room; each category is added once, in order.
    ExactSums(std::size_t categories, std::size_t days) {
        m_sums.reserve(categories * (days + 1)), m_stride = days + 1;
    }

    template <typename Day>
    void add(std::span<const Day> days) {
        m_sums.push_back(0);
        for (const auto day : days)
            m_sums.push_back(m_sums.back() + static_cast<std::int64_t>(day));
    }
    /// Sum of the `days` days that end with `endDay`, which is included.
    [[nodiscard]] std::int64_t window(std::size_t category, std::ptrdiff_t endDay, std::ptrdiff_t days) const {
        const auto end = category * m_stride + static_cast<std::size_t>(endDay + 1);
        return m_sums[end] - m_sums[end - static_cast<std::size_t>(days)];
    }

private:
    std::size_t m_stride = 1;
    std::vector<std::int64_t> m_sums; ///< of the days before each day
};

/// One SegmentSeries with running sums: entry i of `sums` holds all before `days[i]`, and one entry more holds all.
struct SegmentSums {
    std::size_t field = 0; ///< place in data::segmentFields
    std::string_view value;
    std::vector<std::int32_t> days;
    std::vector<std::int64_t> units;
    std::vector<std::int64_t> purchases;

    /// Place of the first day after `day`; a window's sum is the difference of two places.
    [[nodiscard]] std::size_t after(std::ptrdiff_t day) const {
        return static_cast<std::size_t>(std::ranges::upper_bound(days, day) - days.begin());
    }
};

/// A panel and its activity, summed up once so that any feature at any origin is a few look-ups. The last category of
/// the sums is the portfolio. Views of both: they must outlive it.
class FeatureInputs {
public:
    FeatureInputs(const data::Panel& panel, const data::Activity& activity);

    [[nodiscard]] const data::Panel& panel() const { return *m_panel; }
    [[nodiscard]] std::size_t categoryCount() const { return m_panel->categories.size(); }
    [[nodiscard]] std::size_t portfolio() const { return categoryCount(); }
    [[nodiscard]] std::ptrdiff_t dayOf(Date date) const { return date - m_panel->firstDay; }
    /// The first day with any event of demand; the panel's day count where there is none.
    [[nodiscard]] std::ptrdiff_t firstActive(std::size_t category) const { return m_firstActive[category]; }

    ExactSums units, revenue;                       ///< net
    ExactSums bought, paid, listed;                 ///< purchases
    ExactSums orders, customers;                    ///< of each day's distinct ones
    ExactSums views, carts;                         ///< events
    ExactSums sellingDays;                          ///< days with a purchase
    std::vector<std::vector<SegmentSums>> segments; ///< by category, in the order of Activity::series
    /// For each of data::segmentFields, the first day that says it; the panel's day count where none does.
    std::array<std::ptrdiff_t, data::segmentFields.size()> segmentsFrom{};

    /// Distinct orders or customers over a window of data::distinctWindows[w] days that ends with `day`.
    [[nodiscard]] double distinctOrders(std::size_t w, std::size_t category, std::ptrdiff_t day) const {
        return m_activity->orders[w][at(category, day)];
    }
    [[nodiscard]] double distinctCustomers(std::size_t w, std::size_t category, std::ptrdiff_t day) const {
        return m_activity->customers[w][at(category, day)];
    }
    /// Net units of one day.
    [[nodiscard]] double unitsOn(std::size_t category, std::ptrdiff_t day) const;
    /// Net units or money of a month that lies in the panel.
    [[nodiscard]] double monthUnits(std::size_t category, Month month) const;
    [[nodiscard]] double monthRevenue(std::size_t category, Month month) const;

private:
    [[nodiscard]] std::size_t at(std::size_t category, std::ptrdiff_t day) const {
        return category * static_cast<std::size_t>(m_panel->dayCount) + static_cast<std::size_t>(day);
    }
    void sumSegments();

    const data::Panel* m_panel;
    const data::Activity* m_activity;
    std::vector<std::ptrdiff_t> m_firstActive;
};

} // namespace planwright::features
