#pragma once

#include <optional>
#include <span>
#include <vector>

namespace planwright::stats {

/// Rank of each value among all, 1 for the least; equal values share the mean of their ranks. No NaN.
[[nodiscard]] std::vector<double> midRanks(std::span<const double> values);

/// Pearson's correlation of two columns of equal length; empty where either does not vary.
[[nodiscard]] std::optional<double> correlation(std::span<const double> x, std::span<const double> y);

/// Spearman's rank correlation with ties at their mean rank.
[[nodiscard]] std::optional<double> spearman(std::span<const double> x, std::span<const double> y);

} // namespace planwright::stats
