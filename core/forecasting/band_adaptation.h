#pragma once

#include "core/forecasting/backtest_run.h"

#include <cstddef>
#include <vector>

namespace planwright::forecasting {

/// How the months that became known moved the bands of the automatic choice: by origin from `firstOrigin` to the last,
/// then by horizon. Only horizons whose bands stand on past errors of their own.
[[nodiscard]] std::vector<BandAdaptation> bandAdaptations(const BacktestRun& run, std::size_t firstOrigin);

} // namespace planwright::forecasting
