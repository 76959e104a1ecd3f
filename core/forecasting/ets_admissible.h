#pragma once

#include "core/forecasting/ets_recursion.h"

namespace planwright::forecasting {

/// Whether the weights of old months die out (the discount matrix has no root outside the unit circle; Hyndman et al.
/// 2008, ch. 10), for parameters within the usual bounds. Only a trend together with seasons can fail there.
[[nodiscard]] bool etsAdmissible(const EtsForm& form, const EtsNumbers& numbers);

} // namespace planwright::forecasting
