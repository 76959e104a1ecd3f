#pragma once

#include "core/features/history.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace planwright::features {

/// Running sums of one daily series: any window in O(1). Days are indices from the history's first day; days before it
/// and after the last known one count 0. The series is copied into the sums, so the view may go.
class RunningSums {
public:
    RunningSums() = default;
    explicit RunningSums(std::span<const double> days);

    [[nodiscard]] std::ptrdiff_t dayCount() const { return static_cast<std::ptrdiff_t>(m_sums.size()) - 1; }
    /// Sum of the `days` days that end with `endDay`, which is included.
    [[nodiscard]] double window(std::ptrdiff_t endDay, std::ptrdiff_t days) const {
        const auto to = std::clamp<std::ptrdiff_t>(endDay + 1, 0, dayCount());
        const auto from = std::clamp<std::ptrdiff_t>(endDay + 1 - days, 0, to);
        return m_sums[static_cast<std::size_t>(to)] - m_sums[static_cast<std::size_t>(from)];
    }

private:
    std::vector<double> m_sums{0.0}; ///< m_sums[d] = sum of the days before day d
};

/// RunningSums of `demand` for each category of a view and for the whole portfolio. Holds nothing after the origin.
class DemandSums {
public:
    explicit DemandSums(const CausalView& view);

    [[nodiscard]] Date firstDay() const { return m_firstDay; }
    [[nodiscard]] std::ptrdiff_t dayCount() const { return m_portfolio.dayCount(); }
    [[nodiscard]] std::ptrdiff_t lastDay() const { return dayCount() - 1; } ///< index of the origin's last day
    /// How many of the `days` days that end with `endDay` lie within the history.
    [[nodiscard]] std::ptrdiff_t knownDays(std::ptrdiff_t endDay, std::ptrdiff_t days) const {
        return std::clamp<std::ptrdiff_t>(endDay + 1, 0, dayCount()) -
               std::clamp<std::ptrdiff_t>(endDay + 1 - days, 0, dayCount());
    }
    [[nodiscard]] std::size_t categoryCount() const { return m_categories.size(); }
    [[nodiscard]] const RunningSums& category(std::size_t c) const { return m_categories[c]; }
    [[nodiscard]] const RunningSums& portfolio() const { return m_portfolio; }
    [[nodiscard]] double window(std::size_t c, std::ptrdiff_t endDay, std::ptrdiff_t days) const {
        return m_categories[c].window(endDay, days);
    }
    [[nodiscard]] double portfolioWindow(std::ptrdiff_t endDay, std::ptrdiff_t days) const {
        return m_portfolio.window(endDay, days);
    }

private:
    Date m_firstDay;
    std::vector<RunningSums> m_categories;
    RunningSums m_portfolio;
};

} // namespace planwright::features
