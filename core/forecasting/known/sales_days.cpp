#include "core/forecasting/known/sales_days.h"

#include <algorithm>
#include <numeric>

namespace planwright::forecasting {
namespace {

constexpr std::size_t profileDays = 364;
constexpr double portfolioDays = 28;

std::array<double, 7> sharesOf(const std::array<double, 7>& amounts) {
    const double sum = std::accumulate(amounts.begin(), amounts.end(), 0.0);
    auto shares = amounts;
    for (auto& share : shares)
        share = sum > 0 ? share / sum : 1.0 / 7;
    return shares;
}

} // namespace

SalesDays::SalesDays(const data::Panel& panel, Month origin)
    : m_panel(&panel)
    , m_dayCount(static_cast<std::size_t>(std::clamp(origin.lastDay() - panel.firstDay + 1, 0, panel.dayCount)))
    , m_specialDays(m_dayCount)
    , m_weekdays(panel.categories.size())
    , m_sellingDays(panel.categories.size()) {
    for (const auto& day : panel.plannedDays)
        if (const auto place = day.date - panel.firstDay; place >= 0 && static_cast<std::size_t>(place) < m_dayCount)
            m_specialDays[static_cast<std::size_t>(place)] += day.weight;
    std::array<double, 7> all{};
    for (std::size_t c = 0; c < categoryCount(); ++c)
        for (auto day = firstOfLast(profileDays); day < m_dayCount; ++day) {
            const auto weekday = static_cast<std::size_t>((panel.firstDay + static_cast<std::int32_t>(day)).weekday());
            const double sold = std::max(units(c, day), 0.0);
            m_weekdays[c][weekday] += sold;
            all[weekday] += sold;
            m_sellingDays[c] += sold > 0 ? 1 : 0;
        }
    m_portfolio = sharesOf(all);
}

double SalesDays::units(std::size_t c, std::size_t day) const {
    return Quantity::fromRaw(m_panel->units[index(c, day)]).toDouble();
}

double SalesDays::revenue(std::size_t c, std::size_t day) const {
    return Money::fromRaw(m_panel->revenue[index(c, day)]).toDouble();
}

double SalesDays::discount(std::size_t c, std::size_t day) const {
    return m_panel->discounts.empty() ? 0 : Money::fromRaw(m_panel->discounts[index(c, day)]).toDouble();
}

std::optional<double> SalesDays::price(std::size_t c, std::size_t days) const {
    double sold = 0, paid = 0;
    for (auto day = firstOfLast(days); day < m_dayCount; ++day) {
        sold += units(c, day);
        paid += revenue(c, day);
    }
    return sold > 0 && paid > 0 ? std::optional(paid / sold) : std::nullopt;
}

double SalesDays::discountShare(std::size_t c, std::size_t days) const {
    double off = 0, paid = 0;
    for (auto day = firstOfLast(days); day < m_dayCount; ++day) {
        off += discount(c, day);
        paid += revenue(c, day);
    }
    return off > 0 && paid > 0 ? off / (off + paid) : 0;
}

std::array<double, 7> SalesDays::weekdayShares(std::size_t c) const {
    const double own = m_sellingDays[c] / (m_sellingDays[c] + portfolioDays);
    auto shares = sharesOf(m_weekdays[c]);
    for (std::size_t weekday = 0; weekday < shares.size(); ++weekday)
        shares[weekday] = own * shares[weekday] + (1 - own) * m_portfolio[weekday];
    return shares;
}

} // namespace planwright::forecasting
