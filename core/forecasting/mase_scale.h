#pragma once

#include "core/forecasting/rolling_grid.h"

#include <optional>

namespace planwright::forecasting {

/// MASE scale from the months known at the origin: seasonal differences from 24 months on, else month to month. Empty
/// where it would be 0.
[[nodiscard]] std::optional<double> maseScaleAt(const RollingGrid& grid, std::size_t origin, std::size_t category);
/// The same of the sum over categories.
[[nodiscard]] std::optional<double> totalMaseScaleAt(const RollingGrid& grid, std::size_t origin);

} // namespace planwright::forecasting
