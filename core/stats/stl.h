#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace planwright::stats {

/// Sums to the series with a remainder.
struct SeasonAndTrend {
    std::vector<double> season;
    std::vector<double> trend;
};

/// Seasonal-trend decomposition by loess (Cleveland, Cleveland, McRae & Terpenning 1990), without robustness weights:
/// two passes, the season smoothed over `seasonWindow` (odd, at least 3) of its own periods by local means, the trend
/// by local lines over the smallest odd number from 1.5 period / (1 - 1.5 / seasonWindow) on, the low-pass by local
/// lines over the smallest odd number from the period on. As R's stl(), computed at every time instead of at every few.
/// `period` at least 2; the series has more than two of them.
[[nodiscard]] SeasonAndTrend seasonAndTrend(std::span<const double> series, std::size_t period,
                                            std::size_t seasonWindow);

} // namespace planwright::stats
