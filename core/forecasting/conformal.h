#pragma once

#include <optional>
#include <span>

namespace planwright::forecasting {

/// Finite-sample quantile of calibration scores, sorted ascending (split conformal, decision spec 1.3; Lei et al.
/// 2018): the k-th smallest with k = ceil((n+1)·level), so that a new exchangeable score lies at or under it with
/// probability of at least `level`; from the other side below one half, and the median at one half. Empty where k
/// exceeds n (the honest answer would be infinite): the 90 % point needs 9 scores, the 95 % point 19.
[[nodiscard]] std::optional<double> conformalQuantile(std::span<const double> sorted, double level);

} // namespace planwright::forecasting
