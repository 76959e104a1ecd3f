#pragma once

#include "core/forecasting/monthly_forecaster.h"

#include <memory>

namespace planwright::forecasting {

/// Exponential smoothing of monthly sums, "ets": the form of lowest AICc of ets_fit.h, seasons of 12 months. Saved
/// values of a category: alpha, beta, gamma, phi, initial level, slope, and, where the form has one, the 12 seasons.
[[nodiscard]] std::shared_ptr<const MonthlyMethod> makeEts();

} // namespace planwright::forecasting
