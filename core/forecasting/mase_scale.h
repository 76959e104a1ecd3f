#pragma once

#include "core/forecasting/rolling_grid.h"

#include <cstddef>
#include <optional>
#include <span>

namespace planwright::forecasting {

/// Mean absolute seasonal difference from two seasons on, else from one value to the next. Empty where it would be 0.
[[nodiscard]] std::optional<double> maseScaleOf(std::span<const double> values, std::size_t season);

/// MASE scale from the months known at the origin: seasonal differences from 24 months on, else month to month. Empty
/// where it would be 0.
[[nodiscard]] std::optional<double> maseScaleAt(const RollingGrid& grid, std::size_t origin, std::size_t category);
/// The same of the sum over categories.
[[nodiscard]] std::optional<double> totalMaseScaleAt(const RollingGrid& grid, std::size_t origin);

} // namespace planwright::forecasting
