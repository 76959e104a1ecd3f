#pragma once

#include "core/forecasting/forecast.h"

#include <map>
#include <utility>
#include <vector>

namespace planwright::forecasting::series {

struct ScaledError {
    int horizon = 1;
    double size = 0; ///< absolute error over the series' scale
};

/// How far off forecasts were, in units of a series' scale.
class Bands {
public:
    explicit Bands(const std::vector<ScaledError>& errors);

    /// Around a mean, of a series of this scale.
    [[nodiscard]] Distribution around(double mean, double scale, int horizon) const;

private:
    [[nodiscard]] double growthAt(int horizon) const;
    /// The half width that holds this share, in units of growth and scale.
    [[nodiscard]] double halfWidth(double share) const;

    double m_factor = 1.25; ///< errors grow as factor * horizon^power ...
    double m_power = 0.5;
    std::map<int, std::pair<double, double>> m_byHorizon; ///< ... and as they were there: sum of sizes, and count
    std::vector<double> m_sizes;                          ///< over their growth, ascending
};

} // namespace planwright::forecasting::series
