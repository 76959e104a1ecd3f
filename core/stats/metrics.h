#pragma once

#include <cstddef>
#include <optional>
#include <span>

/// Accuracy of point and probabilistic forecasts (decision spec 1.1, 1.2). `actual` and `forecast` are of equal size,
/// in the same unit. Where a metric is undefined (no data, zero scale) the answer is empty, never infinite or NaN.
namespace planwright::stats {

/// 100 * mean(2|y-f| / (|y|+|f|)), 0/0 := 0; percent, 0..200. Makridakis & Hibon 2000.
[[nodiscard]] std::optional<double> smapePercent(std::span<const double> actual, std::span<const double> forecast);
/// sum|y-f| / sum|y|, fraction.
[[nodiscard]] std::optional<double> wape(std::span<const double> actual, std::span<const double> forecast);
/// sum(f-y) / sum|y|, signed fraction; above 0 = forecasts too high.
[[nodiscard]] std::optional<double> bias(std::span<const double> actual, std::span<const double> forecast);
/// mean|x_t - x_(t-season)| over the training part; empty if shorter than season + 1, or 0. Hyndman & Koehler 2006.
[[nodiscard]] std::optional<double> maseScale(std::span<const double> training, std::size_t season);
/// mean (x_t - x_(t-season))^2 from the first non-zero value on. M5 guide.
[[nodiscard]] std::optional<double> rmsseSquaredScale(std::span<const double> training, std::size_t season);
[[nodiscard]] std::optional<double> mase(std::span<const double> training, std::span<const double> actual,
                                         std::span<const double> forecast, std::size_t season);
[[nodiscard]] std::optional<double> rmsse(std::span<const double> training, std::span<const double> actual,
                                          std::span<const double> forecast, std::size_t season);

/// max(level*(y-q), (level-1)*(y-q)): without the factor 2.
[[nodiscard]] double pinball(double actual, double quantile, double level);
/// Interval score of the central (1-alpha) interval: (hi-lo) + 2/alpha * miss.
[[nodiscard]] double winkler(double actual, double low, double high, double alpha);
/// Share of low <= y <= high, ends included.
[[nodiscard]] std::optional<double> coverage(std::span<const double> actual, std::span<const double> low,
                                             std::span<const double> high);
/// mean|s_i - y| - mean_ij|s_i - s_j| / 2. Gneiting & Raftery 2007.
[[nodiscard]] std::optional<double> crps(double actual, std::span<const double> sample);

} // namespace planwright::stats
