#pragma once

#include <span>

namespace planwright::features {

/// Theil-Sen slope of equally spaced values, per step: the median of the slopes of all pairs (Sen 1968). Up to 29 % of
/// the values may be anything. 0 with fewer than two.
[[nodiscard]] double theilSenSlope(std::span<const double> values);

} // namespace planwright::features
