#pragma once

#include "core/data/types/panel.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// The days of a panel up to the last day of an origin, and no later one: units, money and discounts, from which it is
/// told what known inputs do. A view: the panel must outlive it.
class SalesDays {
public:
    /// `origin` lies in the panel.
    SalesDays(const data::Panel& panel, Month origin);

    [[nodiscard]] Date firstDay() const { return m_panel->firstDay; }
    [[nodiscard]] std::size_t dayCount() const { return m_dayCount; }
    [[nodiscard]] std::size_t categoryCount() const { return m_panel->categories.size(); }
    [[nodiscard]] const std::string& category(std::size_t c) const { return m_panel->categories[c]; }

    [[nodiscard]] double units(std::size_t c, std::size_t day) const;
    [[nodiscard]] double revenue(std::size_t c, std::size_t day) const;
    /// What discounts took off, in currency units; 0 where the events state none.
    [[nodiscard]] double discount(std::size_t c, std::size_t day) const;
    /// Weights of the planner's special days, by day.
    [[nodiscard]] const std::vector<double>& specialDays() const { return m_specialDays; }

    /// Revenue a unit over the last `days` days; empty where nothing was sold.
    [[nodiscard]] std::optional<double> price(std::size_t c, std::size_t days) const;
    /// The share that discounts took off the undiscounted revenue of the last `days` days, in [0,1).
    [[nodiscard]] double discountShare(std::size_t c, std::size_t days) const;
    /// Units of the last 52 weeks by day of the week (Monday first), days below 0 as 0, as shares that add up to 1. A
    /// category's own are mixed with the portfolio's, which count as much as four weeks of its selling days.
    [[nodiscard]] std::array<double, 7> weekdayShares(std::size_t c) const;

private:
    [[nodiscard]] std::size_t index(std::size_t c, std::size_t day) const {
        return c * static_cast<std::size_t>(m_panel->dayCount) + day;
    }
    [[nodiscard]] std::size_t firstOfLast(std::size_t days) const { return m_dayCount - std::min(days, m_dayCount); }

    const data::Panel* m_panel;
    std::size_t m_dayCount;
    std::vector<double> m_specialDays;
    std::vector<std::array<double, 7>> m_weekdays; ///< units of the last 52 weeks, by category
    std::vector<double> m_sellingDays;             ///< among them, by category
    std::array<double, 7> m_portfolio{};           ///< shares
};

} // namespace planwright::forecasting
