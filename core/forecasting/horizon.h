#pragma once

#include "core/base/result.h"

namespace planwright::forecasting {

inline constexpr int maxHorizonMonths = 12;

/// InvalidArgument unless 1 <= horizonMonths <= 12.
[[nodiscard]] Status checkHorizon(int horizonMonths);

} // namespace planwright::forecasting
