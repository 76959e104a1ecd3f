#pragma once

#include "core/features/history.h"
#include "core/forecasting/forecaster.h"

#include <cstddef>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// Whether a category whose first month that is not 0 is the `firstSale`-th complete one (from 0) has sold for less
/// than three of the `monthsKnown`. One that was there in the first month may be of any age.
[[nodiscard]] constexpr bool isNewcomer(std::size_t firstSale, std::size_t monthsKnown) {
    return firstSale > 0 && firstSale < monthsKnown && monthsKnown - firstSale < 3;
}

/// The shape and the actuals of a rolling backtest: origins 0 .. originCount-1 are consecutive months, the last of them
/// the last complete month, which has forecasts but no actuals yet. Origins, horizons and categories are numbers from
/// 0, 1 and 0.
class RollingGrid {
public:
    /// Every complete month of `history` from its `firstOrigin`-th (0 = the first) on is an origin.
    RollingGrid(const features::History& history, std::size_t firstOrigin, int horizonMonths);

    [[nodiscard]] std::size_t originCount() const { return m_originCount; }
    [[nodiscard]] std::size_t lastOrigin() const { return m_originCount - 1; }
    [[nodiscard]] int horizonMonths() const { return m_horizonMonths; }
    [[nodiscard]] std::size_t categoryCount() const { return m_categoryCount; }
    [[nodiscard]] Month originMonth(std::size_t origin) const {
        return m_firstMonth + static_cast<std::int32_t>(m_firstOrigin + origin);
    }
    /// Complete months known at the origin.
    [[nodiscard]] std::size_t monthsKnown(std::size_t origin) const { return m_firstOrigin + origin + 1; }

    /// Place of one forecast in a track's `points`.
    [[nodiscard]] std::size_t index(std::size_t origin, int horizon, std::size_t category) const {
        return (origin * static_cast<std::size_t>(m_horizonMonths) + static_cast<std::size_t>(horizon - 1)) *
                   m_categoryCount +
               category;
    }
    [[nodiscard]] std::size_t size() const { return index(m_originCount, 1, 0); }

    /// Whether the target month is known by the end of the history.
    [[nodiscard]] bool hasActual(std::size_t origin, int horizon) const {
        return origin + static_cast<std::size_t>(horizon) < m_originCount;
    }
    /// Net demand of the target month, as it was (History::actual); only where hasActual().
    [[nodiscard]] double actual(std::size_t origin, int horizon, std::size_t category) const {
        return monthly(m_firstOrigin + origin + static_cast<std::size_t>(horizon), category);
    }
    /// Net demand of the month-th complete month, counted from the first.
    [[nodiscard]] double monthly(std::size_t month, std::size_t category) const {
        return m_monthly[month * m_categoryCount + category];
    }
    /// Whether the category sold or took back anything in the three months that end with the origin. Errors of others
    /// (not begun yet, given up) are left out of every calibration: they are 0 and would flatter it.
    [[nodiscard]] bool active(std::size_t origin, std::size_t category) const {
        return m_active[origin * m_categoryCount + category];
    }
    /// Complete months from the category's first that is not 0 to the origin; 0 before it.
    [[nodiscard]] std::size_t monthsBegun(std::size_t origin, std::size_t category) const {
        const auto known = monthsKnown(origin);
        return known - (m_firstSale[category] < known ? m_firstSale[category] : known);
    }
    /// Whether the category was a newcomer at the origin.
    [[nodiscard]] bool isNewcomer(std::size_t origin, std::size_t category) const {
        return forecasting::isNewcomer(m_firstSale[category], monthsKnown(origin));
    }

private:
    Month m_firstMonth;
    std::size_t m_firstOrigin;
    std::size_t m_originCount;
    int m_horizonMonths;
    std::size_t m_categoryCount;
    std::vector<double> m_monthly;
    std::vector<bool> m_active;
    std::vector<std::size_t> m_firstSale; ///< by category: its first month that is not 0
};

/// One model's forecasts at every origin; NaN where there is none (internal: never leaves this folder).
struct Track {
    std::string name;
    Simplicity simplicity = Simplicity::ClosedForm;
    std::vector<double> points; ///< by RollingGrid::index

    [[nodiscard]] static Track empty(std::string name, Simplicity simplicity, const RollingGrid& grid);
    [[nodiscard]] static bool known(double point) { return point == point; }
};

/// Whether the track has a one-month-ahead forecast of any category at the origin.
[[nodiscard]] bool covers(const RollingGrid& grid, const Track& track, std::size_t origin);

/// Errors older than this many origins say little of the present: weights, choice and bands forget them.
inline constexpr std::size_t rememberedOrigins = 24;

/// The origins whose actuals `horizon` months ahead were known at `origin` and are still remembered: [first, end).
struct KnownOrigins {
    std::size_t first = 0;
    std::size_t end = 0;
};
[[nodiscard]] constexpr KnownOrigins knownOrigins(std::size_t origin, int horizon) {
    const auto steps = static_cast<std::size_t>(horizon);
    const auto end = origin + 1 > steps ? origin + 1 - steps : 0;
    return {end > rememberedOrigins ? end - rememberedOrigins : 0, end};
}

} // namespace planwright::forecasting
