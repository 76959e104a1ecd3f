#pragma once

#include "core/forecasting/monthly_forecaster.h"

#include <cstddef>
#include <memory>

namespace planwright::forecasting {

/// Dynamic optimised Theta on monthly sums, "theta" (theta_fit.h). From two seasons on (of `season` months or other
/// periods; 1: never), and where the autocorrelation at one season m is significant (5 %, one-sided:
/// |r_m| > 1.645 sqrt((1 + 2 sum_{k<m} r_k^2)/n)), the months are first freed of their classical seasonal figure: by
/// ratios, or by differences where a month or a ratio is not above 0. Saved forms: "plain", "ratios", "differences";
/// values: level, alpha, weight, and the season where there is one.
[[nodiscard]] std::shared_ptr<const MonthlyMethod> makeTheta(std::size_t season = 12);
/// The standard method, "theta_standard": the same with the line drawn once, and a weight of 1/2.
[[nodiscard]] std::shared_ptr<const MonthlyMethod> makeStandardTheta(std::size_t season = 12);

} // namespace planwright::forecasting
