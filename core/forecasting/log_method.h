#pragma once

#include "core/forecasting/monthly_forecaster.h"

#include <memory>
#include <string_view>

namespace planwright::forecasting {

/// `method` on the logarithms of the months around their mean, so that growth and seasons are ratios and any unit gives
/// the same; the forecast, back from logarithms, is a median. Where a month is not above 0, or all are the same, it is
/// the method on the months as they are. `name` must outlive the result. Saved forms: "log " and the method's, or the
/// method's alone; values: the method's, and behind them the mean that was taken off.
[[nodiscard]] std::shared_ptr<const MonthlyMethod> makeOnLogarithms(std::string_view name,
                                                                    std::shared_ptr<const MonthlyMethod> method);

} // namespace planwright::forecasting
