#include "core/forecasting/xgb/held_out_rows.h"

#include <algorithm>

namespace planwright::forecasting {
namespace {

constexpr std::int32_t heldPart = 5; // one of so many

} // namespace

HeldOutRows holdOutLastDays(std::span<const std::int32_t> days, std::span<const std::int32_t> targetEnds) {
    HeldOutRows divided;
    if (days.empty())
        return divided;
    const auto [first, last] = std::ranges::minmax(days);
    const auto firstHeld = last + 1 - (last - first + 1) / heldPart;
    for (std::size_t i = 0; i < days.size(); ++i) {
        if (days[i] >= firstHeld)
            divided.held.push_back(i);
        else if (targetEnds[i] < firstHeld)
            divided.learnt.push_back(i);
    }
    return divided.learnt.empty() || divided.held.empty() ? HeldOutRows() : divided;
}

} // namespace planwright::forecasting
