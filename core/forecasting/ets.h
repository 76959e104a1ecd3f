#pragma once

#include "core/forecasting/monthly_forecaster.h"

#include <cstddef>
#include <memory>

namespace planwright::forecasting {

/// Exponential smoothing of monthly sums, "ets": the form of lowest AICc of ets_fit.h, with seasons of `season`
/// months (or other periods; 1: without). Saved values of a category: alpha, beta, gamma, phi, initial level, slope,
/// and, where the form has one, the season.
[[nodiscard]] std::shared_ptr<const MonthlyMethod> makeEts(std::size_t season = 12);
/// "ets_log": the same on logarithms (log_method.h), where only its additive forms apply.
[[nodiscard]] std::shared_ptr<const MonthlyMethod> makeEtsOnLogarithms(std::size_t season = 12);

} // namespace planwright::forecasting
