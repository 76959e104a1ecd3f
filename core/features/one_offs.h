#pragma once

#include "core/data/types/panel.h"
#include "core/features/history_corrections.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace planwright::features {

/// Days of a category of which a planner said that they will not come again.
struct OneOff {
    std::string category;
    Date first, last;
};

struct OneOffCorrections {
    HistoryCorrections corrections;
    /// One per one-off, in their order: why its days stay as they were, as a sentence; empty where they are corrected.
    std::vector<std::string> reasons;
};

/// Open days that must lie before a one-off, since the category's first sale.
inline constexpr std::size_t fewestDaysBefore = 28;

/// What to learn from on these days: each open one as the category's usual day before. A correction reads nothing of
/// the day it corrects, nor of any later one (but whether the shop was open on it), so that a backtest's origin sees in
/// its past what it could have seen then, and a later import or append leaves it as it is. That a planner may have
/// known only afterwards that it was a one-off is not taken back: his word counts at every origin after the day.
///
/// units(t) = profile(weekday of t)^2 * what a day of weight 1 sold on the last 28 open days before the one-off, the
/// profile being that of the half year before it (usual_days.h); revenue, orders and customers in the proportion that
/// they have to units on those 28 days. Days of earlier one-offs of the category are left out of both. Where fewer than
/// fewestDaysBefore are left, or they sold nothing, the days stay as they were, and `reasons` says so.
[[nodiscard]] OneOffCorrections correctOneOffs(const data::Panel& panel, std::span<const OneOff> oneOffs);

/// The panel with the corrected values in place of the actual ones. Only for what is learnt from.
[[nodiscard]] data::Panel learntPanel(const data::Panel& panel, const HistoryCorrections& corrections);

} // namespace planwright::features
