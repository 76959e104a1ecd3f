#pragma once

#include "core/forecasting/series/global_method.h"

#include <memory>

namespace planwright::forecasting {

/// StepBooster over a table of plain series, all of equal weight.
[[nodiscard]] std::unique_ptr<const series::GlobalMethod> makeSeriesBooster();

} // namespace planwright::forecasting
