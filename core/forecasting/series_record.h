#pragma once

#include "core/forecasting/backtest_run.h"
#include "core/forecasting/trained_model_data.h"

#include <vector>

namespace planwright::forecasting {

/// The records of all categories and, last, of the total, over the origins from `firstOrigin` on.
[[nodiscard]] std::vector<SeriesRecord> recordsOf(const features::History& history, const BacktestRun& run,
                                                  std::size_t firstOrigin);

} // namespace planwright::forecasting
