#pragma once

/// The standard normal distribution, by Boost.Math (the same digits with every compiler and standard library).
namespace planwright::stats {

/// P(Z <= x); 0 and 1 at minus and plus infinity.
[[nodiscard]] double normalCdf(double x);
/// The inverse of normalCdf for 0 < level < 1; minus or plus infinity at and beyond the ends. Relative error under
/// 1e-14.
[[nodiscard]] double normalQuantile(double level);

} // namespace planwright::stats
