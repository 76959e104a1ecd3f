#pragma once

#include "core/forecasting/monthly_forecaster.h"

#include <memory>

namespace planwright::forecasting {

/// Dynamic optimised Theta on monthly sums, "theta" (theta_fit.h). From 24 months on, and where the autocorrelation at
/// 12 months is significant (5 %, one-sided: |r_12| > 1.645 sqrt((1 + 2 sum_{k<12} r_k^2)/n)), the months are first
/// freed of their classical seasonal figure: by ratios, or by differences where a month or a ratio is not above 0.
/// Saved forms: "plain", "ratios", "differences"; values: level, alpha, weight, and the 12 seasons where there are any.
[[nodiscard]] std::shared_ptr<const MonthlyMethod> makeTheta();

} // namespace planwright::forecasting
