#pragma once

#include <span>
#include <vector>

namespace planwright::forecasting {

/// How the line of long-term growth is drawn.
enum class ThetaLine {
    Fixed,   ///< once, through all months: the standard method (Assimakopoulos & Nikolopoulos 2000)
    Learning ///< anew at each month through the months so far: the dynamic one
};

/// The numbers of Theta. `weight` is 1 - 1/theta: 0 is plain smoothing (theta 1), 1/2 the classical method.
struct ThetaNumbers {
    double level = 0; ///< smoothed level before the first month
    double alpha = 0.5;
    double weight = 0.5;
};

/// Theta as one recursion (Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler 2016): simple smoothing plus `weight`
/// times a straight line. `months` (oldest first, at least 4) are without season.

/// Mean of the squared one-step errors from the 4th month on; before, the line has no footing.
[[nodiscard]] double thetaMeanSquare(ThetaLine line, const ThetaNumbers& numbers, std::span<const double> months);
/// `horizon` months on; a learning line goes on learning from the forecasts.
[[nodiscard]] std::vector<double> thetaForecast(ThetaLine line, const ThetaNumbers& numbers,
                                                std::span<const double> months, int horizon);
/// The smoothed level after the months: thetaForecast() without its line.
[[nodiscard]] double thetaLevel(ThetaLine line, const ThetaNumbers& numbers, std::span<const double> months);
/// The numbers of least mean square with .1 <= alpha <= .99 and, for the learning line, 0 <= weight <= 1 ("optimised");
/// with the fixed line the weight is 1/2. Level and weight follow from alpha by least squares, so the search has one
/// dimension: a grid of alphas, then golden section around the best.
[[nodiscard]] ThetaNumbers fitTheta(ThetaLine line, std::span<const double> months);

} // namespace planwright::forecasting
