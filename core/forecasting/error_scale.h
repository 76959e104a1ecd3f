#pragma once

#include <span>

namespace planwright::forecasting {

/// A forecast of the past beside what came of it.
struct SizedError {
    double point = 0; ///< the forecast, in units or currency units
    double error = 0; ///< what came less it
};

/// max(point, 1)^power: what errors are measured in, so that those of small and large forecasts compare.
[[nodiscard]] double errorScale(double point, double power);

/// The power that past errors grow with: of a Laplace distribution with the scale b · max(point, 1)^power, the most
/// probable one, by a normal prior at 1/2 with standard deviation 0.15 (sums of many small sales have 1/2, shocks that
/// hit all of a category's sales alike have 1). Within 1/4 .. 1; 1/2 where there is nothing to learn from.
[[nodiscard]] double fittedErrorPower(std::span<const SizedError> errors);

} // namespace planwright::forecasting
