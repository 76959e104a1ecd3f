#pragma once

#include "core/stats/piecewise_quantile.h"

/// How well a predictive distribution held against what came (Gneiting & Raftery 2007).
namespace planwright::stats {

/// Continuous ranked probability score, exact: twice the integral of the pinball loss over all levels. In the unit of
/// the distribution, >= 0; of a distribution that is one value, the absolute error.
[[nodiscard]] double crps(const PiecewiseQuantile& forecast, double actual);

/// Probability integral transform: the levels at which `actual` lies, P(X < actual) to P(X <= actual); they differ
/// where the distribution has an atom (nothing sold), over which the transform is spread evenly (Czado, Gneiting & Held
/// 2009).
struct LevelRange {
    double low = 0;
    double high = 0;
};
[[nodiscard]] LevelRange integralTransform(const PiecewiseQuantile& forecast, double actual);

} // namespace planwright::stats
