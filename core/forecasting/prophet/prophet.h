#pragma once

#include "core/forecasting/monthly_forecaster.h"

#include <memory>

namespace planwright::forecasting {

/// "prophet": the additive model (additive.h) on monthly sums dated by their first day, with the defaults of the
/// package prophet: 25 changepoints at most, and from two years on a yearly season of order 10. For comparison: it is
/// no member of the mixed pools. Saved forms: "plain", "yearly"; values: months, rate, offset, noise, value scale, the
/// number of changepoints, they and the rate changes there, and the coefficients of the season.
[[nodiscard]] std::shared_ptr<const MonthlyMethod> makeProphet();

} // namespace planwright::forecasting
