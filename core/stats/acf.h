#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace planwright::stats {

/// Autocorrelations at lags 1..maxLag (entry k-1 is lag k): sum (x_t - m)(x_(t-k) - m) / sum (x_t - m)^2, m the mean of
/// all. Zeros for a constant series and for lags the series does not reach.
[[nodiscard]] std::vector<double> autocorrelations(std::span<const double> series, std::size_t maxLag);

} // namespace planwright::stats
