#pragma once

#include "core/forecasting/bands.h"

#include <span>
#include <vector>

namespace planwright::forecasting {

/// How the total erred: its past errors over the root of the summed squares of the categories' band scales.
struct TotalHorizon {
    double ownMeanSquare = 0; ///< of the total's own scores
    int origins = 0;          ///< how many there are
    double categorySpread =
        0; ///< the categories' pooled spread in the same unit, for what own errors are too few to say
};

struct TotalCalibration {
    std::vector<TotalHorizon> horizons;
};

/// From the errors of the categories' sums that were known at `origin`.
[[nodiscard]] TotalCalibration calibrateTotal(const RollingGrid& grid, const Track& track, const BandCalibration& bands,
                                              std::size_t origin);

/// Quantiles around the sum of the categories' points: Student's t with the total's own mean squared score, shrunk
/// (worth three origins) to what the categories' spread gives at a correlation of .3. With one category: its own band.
[[nodiscard]] Quantiles totalBandAround(const TotalCalibration& total, const BandCalibration& bands, int horizon,
                                        std::span<const double> points);

/// Fewer own errors than this, and the forecast of the total says that its band leans on an assumed correlation.
inline constexpr int enoughTotalOrigins = 8;

} // namespace planwright::forecasting
