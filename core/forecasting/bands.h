#pragma once

#include "core/forecasting/forecast.h"
#include "core/forecasting/rolling_grid.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace planwright::forecasting {

/// Where a horizon's band comes from; each later step is taken only where the earlier ones had too little to stand on,
/// and is named in the forecast's flags.
enum class BandStep : std::uint8_t {
    PastErrors,    ///< every level from its own order statistic
    FewErrors,     ///< outer levels carried on from the largest error by Student's t
    NearerHorizon, ///< the errors of the next nearer horizon, widened by the square root of time
    Assumed,       ///< no past errors: half of the forecast as its standard deviation
};

/// Band of one horizon: quantile = max(0, point + own · offset · max(point, 1)^power), times newcomerSpread for a
/// newcomer.
struct HorizonBand {
    BandStep step = BandStep::Assumed;
    double power = 1;
    Quantiles offsets{}; ///< at quantileLevels; none above 0 below the median, none below 0 above it
    int scores = 0;      ///< past errors behind it
    int origins = 0;     ///< the origins they come from
    /// How much wider newcomers erred than others, at least 1; a few past errors of theirs count beside an assumed √2:
    /// a level that is known from one month errs as that month and the next do together.
    double newcomerSpread = 1;
    /// How often the 90, 80 and 50 % band is set to miss: what adaptation has made of .1, .2, .5.
    std::array<double, 3> missShares{.1, .2, .5};
};

/// Split-conformal bands from past errors (y - f) / max(f, 1)^power, pooled over categories, horizon by horizon; the
/// power is learnt from them too (error_scale.h).
struct BandCalibration {
    std::vector<HorizonBand> horizons; ///< for horizons 1, 2, ...
    std::vector<double> own;           ///< by category: the spread of its scores over the pool's, shrunk to 1
    std::vector<bool> isNewcomer;      ///< by category, at the origin
};

/// The calibration at every origin of the grid, each from those errors of `track` alone whose targets were known there,
/// so that bands of past origins are those that would have been given then. The 50, 80 and 90 % bands adapt: each
/// month that they cover more or less than they should moves their level a step (adaptive conformal inference, Gibbs &
/// Candes 2021; decision spec 1.3), because errors shrink as history grows and jump when business changes.
[[nodiscard]] std::vector<BandCalibration> calibrateBands(const RollingGrid& grid, const Track& track);

/// Quantiles around a point forecast: ordered, never negative. Horizons beyond the calibrated ones take the last,
/// widened by the square root of time.
[[nodiscard]] Quantiles bandAround(const BandCalibration& calibration, std::size_t category, int horizon, double point);

/// Whether the bands stand on errors alone (the flag INTERVAL_SMALL_N says that they do not).
[[nodiscard]] bool standsOnErrors(const HorizonBand& band);

} // namespace planwright::forecasting
