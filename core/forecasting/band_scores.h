#pragma once

#include "core/forecasting/forecast.h"

#include <array>
#include <optional>
#include <vector>

namespace planwright::forecasting {

/// Quantiles beside what came, as columns of equal length: one for each of quantileLevels.
struct BandColumns {
    std::vector<double> actual;
    std::array<std::vector<double>, quantileLevels.size()> quantiles;

    void add(double came, const Quantiles& band);
};

/// How well bands held (decision spec 1.2); empty where there is none.
struct BandScores {
    std::optional<double> coverage50, coverage80, coverage90;
    std::optional<double> pinball;   ///< mean over the levels .1, .5, .9, in the unit of demand
    std::optional<double> winkler80; ///< mean interval score of the 80 % band, in the unit of demand
    std::optional<double> crps;      ///< mean, of the distribution that goes straight between the quantiles
    /// How many of the actuals lay in each tenth of that distribution: all alike where it is right, U-shaped where it
    /// is too narrow. An actual of no demand is spread over the levels that no demand has.
    std::array<double, 10> transform{};
};
[[nodiscard]] BandScores bandScores(const BandColumns& columns);

} // namespace planwright::forecasting
