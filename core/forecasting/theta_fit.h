#pragma once

#include <span>
#include <vector>

namespace planwright::forecasting {

/// The numbers of dynamic Theta. `weight` is 1 - 1/theta: 0 is plain smoothing (theta 1), 1/2 the classical method.
struct ThetaNumbers {
    double level = 0; ///< smoothed level before the first month
    double alpha = 0.5;
    double weight = 0.5;
};

/// Dynamic optimised Theta (Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler 2016): simple smoothing plus `weight`
/// times a straight line that is re-estimated at each month from the months so far. `months` (oldest first, at least 4)
/// are without season.

/// Mean of the squared one-step errors from the 4th month on; before, the line has no footing.
[[nodiscard]] double thetaMeanSquare(const ThetaNumbers& numbers, std::span<const double> months);
/// `horizon` months on; the line goes on learning from the forecasts.
[[nodiscard]] std::vector<double> thetaForecast(const ThetaNumbers& numbers, std::span<const double> months,
                                                int horizon);
/// The numbers of least mean square with .1 <= alpha <= .99 and 0 <= weight <= 1. Level and weight follow from alpha by
/// least squares, so the search has one dimension: a grid of alphas, then golden section around the best.
[[nodiscard]] ThetaNumbers fitTheta(std::span<const double> months);

} // namespace planwright::forecasting
