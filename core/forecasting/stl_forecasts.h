#pragma once

#include "core/forecasting/monthly_forecaster.h"

#include <cstddef>
#include <memory>

namespace planwright::forecasting {

/// Methods that take a season out by STL on logarithms (stl_method.h), and follow what is left; up to two seasons they
/// are ETS and Theta.

/// "stl_ets": follows by the form of lowest AICc among ETS ANN, AAdN and AAN. Saved form: its name; values: alpha,
/// beta, phi, and level and slope before the first month.
[[nodiscard]] std::shared_ptr<const MonthlyMethod> makeStlEts(std::size_t season = 12);
/// "stl_theta": follows by dynamic Theta (theta.h).
[[nodiscard]] std::shared_ptr<const MonthlyMethod> makeStlTheta(std::size_t season = 12);

} // namespace planwright::forecasting
