#pragma once

#include "tests/core/forecasting/sample_panel.h"

namespace planwright::forecasting::testing {

struct Truth {
    double elasticity = -1.5;
    double specialDay = .4;
    bool isStated = false; ///< as discounts, beside the price paid
};

/// Days whose demand answers prices that change every few days by a known elasticity, and special days.
inline data::Panel pricedPanel(std::size_t categories, int months, std::uint64_t seed, const Truth& truth) {
    auto panel = emptyPanel(categories, Month(2020, 1), months);
    SplitMix64 random(seed);
    if (truth.isStated)
        panel.discounts.resize(panel.units.size());
    std::vector<double> special(static_cast<std::size_t>(panel.dayCount));
    for (std::int32_t d = 0; d < panel.dayCount; ++d)
        if (random.uniform() < .04) {
            special[static_cast<std::size_t>(d)] = 1;
            panel.plannedDays.push_back({panel.firstDay + d, 1});
        }
    for (std::size_t c = 0; c < categories; ++c) {
        double depth = 0;
        for (std::int32_t d = 0; d < panel.dayCount; ++d) {
            if (random.uniform() < .12)
                depth = random.uniform() < .5 ? 0 : .05 + .25 * random.uniform();
            const double noise = .15 * stats::normalQuantile(random.uniform());
            const double weekday = .1 * (panel.firstDay + d).weekday();
            const double units = std::exp(5 + weekday + truth.elasticity * std::log1p(-depth) +
                                          truth.specialDay * special[static_cast<std::size_t>(d)] + noise);
            const auto i = c * static_cast<std::size_t>(panel.dayCount) + static_cast<std::size_t>(d);
            setDay(panel, c, d, units);
            panel.revenue[i] = Money::fromDouble(units * 10 * (1 - depth)).raw;
            if (truth.isStated)
                panel.discounts[i] = Money::fromDouble(units * 10 * depth).raw;
        }
    }
    return panel;
}

} // namespace planwright::forecasting::testing
