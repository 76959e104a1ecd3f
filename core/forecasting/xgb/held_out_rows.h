#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace planwright::forecasting {

/// Training rows divided by time, as row numbers in their order.
struct HeldOutRows {
    std::vector<std::size_t> learnt;
    std::vector<std::size_t> held;
};

/// `days` are the rows' own days, `targetEnds` the last days of their targets. Holds out the rows of the last fifth of
/// the days, and learns from those whose target has ended before the first of them (the embargo): what a held row is
/// judged by says nothing about the learnt ones. Both are empty where there is nothing to learn from.
[[nodiscard]] HeldOutRows holdOutLastDays(std::span<const std::int32_t> days, std::span<const std::int32_t> targetEnds);

} // namespace planwright::forecasting
