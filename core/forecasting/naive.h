#pragma once

#include "core/forecasting/forecaster.h"

#include <memory>

namespace planwright::forecasting {

/// The last month's sum, for every month ahead.
[[nodiscard]] std::unique_ptr<const Forecaster> makeNaive();
/// The sum of the same month one year earlier. A category that began to sell less than 12 months ago has no such month:
/// it gets its last month, and its `note` says so.
[[nodiscard]] std::unique_ptr<const Forecaster> makeSeasonalNaive();

} // namespace planwright::forecasting
