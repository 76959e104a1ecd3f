#pragma once

#include "core/forecasting/ets_recursion.h"

#include <optional>
#include <span>

namespace planwright::forecasting {

/// The states before the first month from which the search for a form's numbers starts: seasons from the classical
/// decomposition, level and slope from the first 10 months (two seasons for seasonal forms) without season. Hyndman et
/// al. 2002.
/// Smoothing parameters stay at their defaults. Empty if there is no usable season.
[[nodiscard]] std::optional<EtsNumbers> etsInitialStates(const EtsForm& form, std::span<const double> months,
                                                         std::size_t seasonLength = etsSeason);

/// Level and slope of the straight line through all months: what a form with a trend and without season has where it
/// hardly smooths.
[[nodiscard]] EtsNumbers etsLineStates(std::span<const double> months);

} // namespace planwright::forecasting
