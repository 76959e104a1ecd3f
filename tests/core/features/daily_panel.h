#pragma once

#include "core/base/money.h"
#include "core/base/rng.h"
#include "core/data/types/panel.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

/// Shops whose categories sell counts by weekday, season and trend, for tests of what stands out of them.
namespace planwright::features::testing {

struct Shop {
    std::size_t categories = 1;
    std::int32_t days = 731;
    double mean = 40;       ///< orders a day
    double dispersion = 0;  ///< 0: Poisson; else the variance is mean + dispersion * mean^2
    double moreOfOrder = 0; ///< chance of a further unit in an order, again and again
};

inline double normal(SplitMix64& random) {
    const double radius = std::sqrt(-2 * std::log(1 - random.uniform()));
    return radius * std::cos(2 * M_PI * random.uniform());
}
/// Poisson, by the normal law from a mean of 200 on.
inline std::int64_t poisson(SplitMix64& random, double mean) {
    if (mean > 200)
        return std::max<std::int64_t>(0, std::llround(mean + std::sqrt(mean) * normal(random)));
    const double limit = std::exp(-mean);
    std::int64_t count = -1;
    for (double product = 1; product > limit; ++count)
        product *= random.uniform();
    return count;
}
/// A factor of mean 1 and the variance `dispersion`, log-normal.
inline double shock(SplitMix64& random, double dispersion) {
    if (dispersion <= 0)
        return 1;
    const double sigma = std::sqrt(std::log(1 + dispersion));
    return std::exp(sigma * normal(random) - sigma * sigma / 2);
}

/// Orders that one would expect on the day of a panel that begins on Saturday, 1 January 2022.
inline double expectedOrders(const Shop& shop, std::int32_t day) {
    constexpr double weekday[] = {1, 1.1, 1, .9, 1.3, .7, .3};
    return shop.mean * weekday[(Date(2022, 1, 1) + day).weekday()] * (1 + .4 * std::sin(2 * M_PI * day / 365.25)) *
           std::exp(.0004 * day);
}

inline void setUnits(data::Panel& panel, std::size_t category, std::int32_t day, std::int64_t units) {
    const auto at = category * static_cast<std::size_t>(panel.dayCount) + static_cast<std::size_t>(day);
    panel.units[at] = units * Quantity::scale;
    panel.revenue[at] = units * 5 * Money::scale / 2; // 2.50 each
    panel.orders[at] = std::max(std::int64_t{1}, units / 2);
    panel.customers[at] = panel.orders[at];
}

/// The shop is open on every day.
inline data::Panel panelOf(const Shop& shop, std::uint64_t seed) {
    data::Panel panel;
    panel.firstDay = Date(2022, 1, 1);
    panel.dayCount = shop.days;
    panel.firstCompleteMonth = panel.firstDay.month();
    panel.lastCompleteMonth = (panel.firstDay + shop.days).month() - 1;
    panel.facts.resize(shop.categories);
    for (auto* block : {&panel.units, &panel.revenue, &panel.orders, &panel.customers})
        block->resize(shop.categories * static_cast<std::size_t>(shop.days));
    for (std::size_t c = 0; c < shop.categories; ++c) {
        panel.categories.push_back("c" + std::to_string(1000 + c));
        SplitMix64 random(seed * 1'000 + c);
        for (std::int32_t day = 0; day < shop.days; ++day) {
            const auto orders = poisson(random, expectedOrders(shop, day) * shock(random, shop.dispersion));
            auto units = orders;
            for (std::int64_t order = 0; order < orders && shop.moreOfOrder > 0; ++order)
                while (random.uniform() < shop.moreOfOrder)
                    ++units;
            setUnits(panel, c, day, units);
        }
    }
    return panel;
}

} // namespace planwright::features::testing
