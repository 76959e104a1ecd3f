#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace planwright::stats {

/// Locally weighted regression on evenly spaced values, as in Cleveland, Cleveland, McRae & Terpenning 1990: tricube
/// weights over the `window` nearest values (odd; more than there are widens the weights), degree 0 or 1. The value at
/// every place from `before` places ahead of the first to `after` places behind the last, which are extrapolated.
[[nodiscard]] std::vector<double> loess(std::span<const double> values, std::size_t window, int degree,
                                        std::size_t before = 0, std::size_t after = 0);

} // namespace planwright::stats
