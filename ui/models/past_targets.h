#pragma once

#include "ui/models/plan_facts.h"

#include <array>

namespace planwright::ui {

/// Forecasts of the past are looked at up to so many months ahead.
inline constexpr int mostLead = 3;

/// A past month, what came, and what was forecast for it one, two and three months before.
struct PastTarget {
    Month month;
    double actual = 0;
    std::array<std::optional<PastMonth>, mostLead> byLead; ///< by months ahead, from 1; of the total without quantiles

    [[nodiscard]] const std::optional<PastMonth>& ahead(int lead) const {
        return byLead[static_cast<std::size_t>(lead - 1)];
    }
};

/// Oldest first; of the total, the forecasts of months that every category was forecast for.
[[nodiscard]] std::vector<PastTarget> pastTargets(const PlanFacts& facts, const CategoryFacts& category);

/// How far the forecasts so many months ahead were off, all months together.
struct LeadError {
    int months = 0;
    std::optional<double> wape; ///< empty where nothing came
    std::optional<double> bias; ///< + is too high
};
[[nodiscard]] LeadError leadError(const std::vector<PastTarget>& targets, int lead);

} // namespace planwright::ui
