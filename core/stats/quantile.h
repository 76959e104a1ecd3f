#pragma once

#include <span>

/// Empirical quantiles and tail means of a sample. The sample is never empty and holds no NaN.
namespace planwright::stats {

/// Type-7 quantile (Hyndman & Fan 1996; R's and NumPy's default) of a sample sorted ascending; level in [0,1].
[[nodiscard]] double quantileOfSorted(std::span<const double> sorted, double level);
/// The same of a sample in any order.
[[nodiscard]] double sampleQuantile(std::span<const double> sample, double level);

/// CVaR of profits: the mean of the worst `tail` share (0 < tail <= 1) of a sample sorted ascending. Where tail * n is
/// no whole number the boundary value counts with the fraction that is left (Rockafellar & Uryasev 2000), so
/// [-5,1,2,10] at 0.3 gives (-5 + 0.2 * 1) / 1.2.
[[nodiscard]] double cvarOfSorted(std::span<const double> sorted, double tail);
/// The same of a sample in any order.
[[nodiscard]] double sampleCvar(std::span<const double> sample, double tail);

} // namespace planwright::stats
