#pragma once

#include "core/forecasting/monthly_forecaster.h"

#include <memory>

namespace planwright::forecasting {

/// Methods for demand with many months of none (croston.h): a level, the same for all horizons. They answer for any
/// category, so that they can be compared on all; where every month has demand both are simple smoothing. Saved form:
/// their name; values: the rates of size and timing.

/// "tsb": forgets a category that has stopped selling.
[[nodiscard]] std::shared_ptr<const MonthlyMethod> makeTsb();
/// "croston_sba": corrected where, from the first month with demand on, there are at least 1.32 months to one with
/// demand (Syntetos, Boylan & Croston 2005).
[[nodiscard]] std::shared_ptr<const MonthlyMethod> makeCrostonSba();

} // namespace planwright::forecasting
