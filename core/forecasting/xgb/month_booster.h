#pragma once

#include "core/forecasting/forecaster.h"

#include <memory>

namespace planwright::forecasting {

/// "booster_months": StepBooster over the monthly sums of all categories from their first sale on, weighted by the
/// square root of their volume; for long histories, where a category's own seasons can be told. It needs 30 months of
/// history, and 13 of a category; months below 0 count as 0.
[[nodiscard]] std::unique_ptr<const Forecaster> makeMonthBooster();

} // namespace planwright::forecasting
