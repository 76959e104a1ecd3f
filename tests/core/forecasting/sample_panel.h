#pragma once

#include "core/base/rng.h"
#include "core/data/types/panel.h"
#include "core/stats/normal.h"

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

/// Synthetic panels and tiny models for the tests of this folder.
namespace planwright::forecasting::testing {

inline data::Panel emptyPanel(std::size_t categories, Month first, int months) {
    data::Panel panel;
    panel.firstDay = first.firstDay();
    panel.firstCompleteMonth = first;
    panel.lastCompleteMonth = first + (months - 1);
    panel.dayCount = panel.lastCompleteMonth.lastDay() - panel.firstDay + 1;
    for (std::size_t c = 0; c < categories; ++c)
        panel.categories.push_back("category " + std::to_string(10 + c));
    const auto size = categories * static_cast<std::size_t>(panel.dayCount);
    panel.units.resize(size);
    panel.revenue.resize(size);
    panel.orders.resize(size);
    panel.customers.resize(size);
    panel.facts.resize(categories);
    return panel;
}

/// The value of (category, day), in units; its price is 10.
inline void setDay(data::Panel& panel, std::size_t category, std::int32_t day, double units) {
    const auto i = category * static_cast<std::size_t>(panel.dayCount) + static_cast<std::size_t>(day);
    panel.units[i] = Quantity::fromDouble(units).raw;
    panel.revenue[i] = Money::fromDouble(units * 10).raw;
    panel.orders[i] = units > 0 ? 1 + static_cast<std::int64_t>(units / 3) : 0;
    panel.customers[i] = panel.orders[i];
}

/// Two categories that sell 100 units on the first day of each month.
inline data::Panel hundredAMonth(int months) {
    auto panel = emptyPanel(2, Month(2020, 1), months);
    for (std::size_t c = 0; c < 2; ++c)
        for (auto month = panel.firstCompleteMonth; month <= panel.lastCompleteMonth; month = month + 1)
            setDay(panel, c, month.firstDay() - panel.firstDay, 100);
    return panel;
}

/// Days of level · (1 + season) with noise of `noise` · sqrt(level) a day, whole units, plus a monthly shock shared by
/// the category's days.
inline data::Panel noisyPanel(std::size_t categories, int months, std::uint64_t seed, double noise = 1.5,
                              double monthlyShock = 0.1) {
    auto panel = emptyPanel(categories, Month(2020, 1), months);
    SplitMix64 random(seed);
    for (std::size_t c = 0; c < categories; ++c) {
        const auto level = 5.0 + 12.0 * static_cast<double>(c);
        auto month = panel.firstCompleteMonth - 1;
        double shock = 0;
        for (std::int32_t d = 0; d < panel.dayCount; ++d) {
            const auto date = panel.firstDay + d;
            if (date.month() != month) {
                month = date.month();
                shock = monthlyShock * stats::normalQuantile(random.uniform());
            }
            const auto season = 0.3 * std::sin(2 * std::numbers::pi * date.month().monthOfYear() / 12.0);
            const auto mean = level * (1 + season) * std::exp(shock);
            const auto value = mean + noise * std::sqrt(level) * stats::normalQuantile(random.uniform());
            setDay(panel, c, d, std::max(0.0, std::round(value)));
        }
    }
    return panel;
}

} // namespace planwright::forecasting::testing
