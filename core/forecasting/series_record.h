#pragma once

#include "core/forecasting/backtest_run.h"
#include "core/forecasting/trained_model_data.h"

#include <vector>

namespace planwright::forecasting {

/// The records of all categories and, last, of the total, over the origins from `firstOrigin` on. Draws the total's
/// past bands: Cancelled when a stop is requested.
[[nodiscard]] Result<std::vector<SeriesRecord>> recordsOf(const features::History& history, const BacktestRun& run,
                                                          std::size_t firstOrigin, const RunContext& context);

} // namespace planwright::forecasting
