#include "core/forecasting/rolling_grid.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>

namespace planwright::forecasting {

RollingGrid::RollingGrid(const features::History& history, std::size_t firstOrigin, int horizonMonths)
    : m_firstMonth(history.firstCompleteMonth)
    , m_firstOrigin(firstOrigin)
    , m_originCount(static_cast<std::size_t>(history.lastCompleteMonth - history.firstCompleteMonth + 1) - firstOrigin)
    , m_horizonMonths(horizonMonths)
    , m_categoryCount(history.categories.size()) {
    const auto months = m_firstOrigin + m_originCount;
    m_monthly.resize(months * m_categoryCount);
    std::vector<bool> moved(months * m_categoryCount);
    for (std::size_t c = 0; c < m_categoryCount; ++c) {
        const auto days =
            std::span(history.actualDemand())
                .subspan(c * static_cast<std::size_t>(history.dayCount), static_cast<std::size_t>(history.dayCount));
        for (std::size_t m = 0; m < months; ++m) {
            const auto month = m_firstMonth + static_cast<std::int32_t>(m);
            const auto days0 = days.begin() + (month.firstDay() - history.firstDay);
            const auto days1 = days0 + month.dayCount();
            m_monthly[m * m_categoryCount + c] = std::accumulate(days0, days1, 0.0);
            moved[m * m_categoryCount + c] = std::any_of(days0, days1, [](double day) { return day != 0; });
        }
    }
    for (std::size_t c = 0; c < m_categoryCount; ++c) {
        m_firstSale.push_back(0);
        while (m_firstSale.back() < months && monthly(m_firstSale.back(), c) == 0)
            ++m_firstSale.back();
    }
    m_active.resize(m_originCount * m_categoryCount);
    for (std::size_t o = 0; o < m_originCount; ++o) {
        const auto last = m_firstOrigin + o;
        for (std::size_t c = 0; c < m_categoryCount; ++c) {
            for (std::size_t m = last < 2 ? 0 : last - 2; m <= last; ++m) {
                if (moved[m * m_categoryCount + c])
                    m_active[o * m_categoryCount + c] = true;
            }
        }
    }
}

Track Track::empty(std::string name, Simplicity simplicity, const RollingGrid& grid) {
    return {std::move(name), simplicity, std::vector<double>(grid.size(), std::numeric_limits<double>::quiet_NaN())};
}

bool covers(const RollingGrid& grid, const Track& track, std::size_t origin) {
    const auto first = track.points.begin() + static_cast<std::ptrdiff_t>(grid.index(origin, 1, 0));
    return std::any_of(first, first + static_cast<std::ptrdiff_t>(grid.categoryCount()), Track::known);
}

} // namespace planwright::forecasting
