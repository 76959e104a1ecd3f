#include "core/features/rolling.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace planwright::features {
namespace {

constexpr std::ptrdiff_t weekdayDays = 84;

template <typename Function>
RunningSums sumsOf(std::span<const double> days, Function function) {
    std::vector<double> values;
    values.reserve(days.size());
    for (std::size_t d = 0; d < days.size(); ++d)
        values.push_back(function(d, days[d]));
    return RunningSums(values);
}

std::vector<double> weeklySums(std::span<const double> days) {
    std::vector<double> sums;
    sums.reserve(days.size());
    for (std::size_t d = 0; d < days.size(); ++d)
        sums.push_back((d < 7 ? 0.0 : sums[d - 7]) + std::max(days[d], 0.0));
    return sums;
}

} // namespace

Rolling::Rolling(const CausalView& view)
    : m_demand(view) {
    m_categories.reserve(view.categoryCount());
    std::vector<double> idle(view.dayCount(), 1.0);
    for (std::size_t c = 0; c < view.categoryCount(); ++c) {
        const auto days = view.demand(c);
        for (std::size_t d = 0; d < days.size(); ++d)
            idle[d] = days[d] == 0 ? idle[d] : 0.0;
        m_categories.push_back({
            RunningSums(view.revenue(c)),
            RunningSums(view.orders(c)),
            RunningSums(view.customers(c)),
            RunningSums(view.discounts(c)),
            RunningSums(view.promoted(c)),
            sumsOf(days, [](std::size_t, double value) { return value * value; }),
            sumsOf(days, [](std::size_t d, double value) { return static_cast<double>(d) * value; }),
            sumsOf(days, [](std::size_t, double value) { return value == 0 ? 1.0 : 0.0; }),
            weeklySums(days),
        });
    }
    m_idle = RunningSums(idle);
}

Aggregate Rolling::aggregate(std::size_t category, std::ptrdiff_t endDay, std::ptrdiff_t days) const {
    const auto& sums = m_categories[category];
    return {m_demand.window(category, endDay, days), sums.revenue.window(endDay, days),
            sums.orders.window(endDay, days),        sums.customers.window(endDay, days),
            sums.discounts.window(endDay, days),     sums.promoted.window(endDay, days)};
}

double Rolling::trendSlope(std::size_t category, std::ptrdiff_t endDay, std::ptrdiff_t days) const {
    const auto known = m_demand.knownDays(endDay, days);
    if (known < 2)
        return 0;
    const auto n = static_cast<double>(known);
    const auto middle = static_cast<double>(endDay) - (n - 1) / 2;
    const auto moment =
        m_categories[category].moments.window(endDay, known) - middle * m_demand.window(category, endDay, known);
    return moment * 12 / (n * (n * n - 1));
}

std::optional<double> Rolling::dailyVariation(std::size_t category, std::ptrdiff_t endDay, std::ptrdiff_t days) const {
    const auto n = static_cast<double>(std::max<std::ptrdiff_t>(m_demand.knownDays(endDay, days), 1));
    const auto mean = m_demand.window(category, endDay, days) / n;
    if (mean <= 0)
        return {};
    const auto variance = m_categories[category].squares.window(endDay, days) / n - mean * mean;
    return std::sqrt(std::max(variance, 0.0)) / mean;
}

double Rolling::idleShare(std::size_t category, std::ptrdiff_t endDay, std::ptrdiff_t days) const {
    const auto n = static_cast<double>(std::max<std::ptrdiff_t>(m_demand.knownDays(endDay, days), 1));
    return m_categories[category].idle.window(endDay, days) / n;
}

std::array<double, 7> Rolling::weekdayShares(std::size_t category, std::ptrdiff_t endDay) const {
    const auto& weekly = m_categories[category].weekly;
    const auto upTo = [&](std::ptrdiff_t day) { return day < 0 ? 0.0 : weekly[static_cast<std::size_t>(day)]; };
    std::array<double, 7> shares{};
    const auto lastDay = std::min(endDay, m_demand.lastDay());
    for (auto day = lastDay; day > lastDay - 7; --day) {
        const auto weekday = static_cast<std::size_t>((m_demand.firstDay() + static_cast<std::int32_t>(day)).weekday());
        shares[weekday] = std::max(upTo(day) - upTo(day - weekdayDays), 0.0);
    }
    const auto total = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (auto& share : shares)
        share = total > 0 ? share / total : 1.0 / 7;
    return shares;
}

} // namespace planwright::features
