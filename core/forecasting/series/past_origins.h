#pragma once

#include <cstddef>
#include <vector>

/// Which origins of the past are looked at, by how many values before an origin they lie.
namespace planwright::forecasting::series {

/// The origin itself (0), then those whose errors count, as far as `known` values allow: close together at first, where
/// short horizons are known, then some at which all of the horizon is. None without values.
[[nodiscard]] std::vector<std::size_t> originsOf(std::size_t known, std::size_t horizon);

/// Where a method that learns from all series is fitted, because a fit is dear: the origin itself, and the first and
/// the last of those at which all of the horizon is known.
[[nodiscard]] std::vector<std::size_t> learningOrigins(std::size_t horizon);

} // namespace planwright::forecasting::series
