#pragma once

#include "core/forecasting/ets_recursion.h"

#include <optional>
#include <span>

namespace planwright::forecasting {

/// Where the search for a form's numbers starts: small smoothing parameters, seasons from the classical decomposition,
/// level and slope from the first 10 months (24 for seasonal forms) without season. Hyndman et al. 2002. Empty if there
/// is no usable season.
[[nodiscard]] std::optional<EtsNumbers> etsStart(const EtsForm& form, std::span<const double> months);

} // namespace planwright::forecasting
