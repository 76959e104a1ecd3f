#pragma once

#include <span>
#include <vector>

namespace planwright::forecasting::series {

/// What two kinds of model say; they err unlike each other.
struct Points {
    std::vector<double>
        smoothed;                ///< the mean of ETS and dynamic Theta, or the one of them that can be fitted, or empty
    std::vector<double> naive;   ///< the mean of the last value and the same month a year before, if there is one
    const char* model = "naive"; ///< of the smoothed ones: "ets_theta_mean", "ets", "theta"

    /// `naiveShare` of the naive ones, all of them where there are no others.
    [[nodiscard]] double mixed(std::size_t horizonIndex, double naiveShare) const;
};

/// `horizon` periods after `values` (at least one).
[[nodiscard]] Points forecastPoints(std::span<const double> values, int horizon);

/// Mean absolute difference to the value a year before from two years on, else to the one before; 0 where there is
/// none.
[[nodiscard]] double scaleOf(std::span<const double> values);

} // namespace planwright::forecasting::series
