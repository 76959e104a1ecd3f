#pragma once

#include "core/forecasting/rolling_grid.h"

#include <cstddef>
#include <vector>

namespace planwright::forecasting {

/// How past errors went together: the rank of each category's error at an origin among its own errors of that horizon.
struct PastRanks {
    std::size_t origins = 0; ///< rows, oldest first
    std::size_t horizons = 0;
    std::size_t categories = 0;
    std::vector<double> ranks; ///< by index(): 1 .. n, equal errors share their mean rank; 0 where there is no error

    [[nodiscard]] std::size_t index(std::size_t origin, std::size_t horizon, std::size_t category) const {
        return (origin * horizons + horizon - 1) * categories + category;
    }
};

/// From the errors of `track` that were known and are still remembered at `origin`, each over the root of its forecast
/// as in the bands; categories that did not sell at an origin have none there.
[[nodiscard]] PastRanks pastRanks(const RollingGrid& grid, const Track& track, std::size_t origin);

} // namespace planwright::forecasting
