#pragma once

#include "core/forecasting/backtest.h"
#include "core/forecasting/past_fits.h"
#include "core/forecasting/rolling_grid.h"

#include <memory>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// What fitting one model at every origin gave.
struct ModelRun {
    const Forecaster* forecaster = nullptr;
    Track track;
    std::vector<std::string> failures;         ///< by origin: why it could not be fitted there, or empty
    std::shared_ptr<const FittedModel> fitted; ///< at the last origin; null where that failed
    PointForecasts latest;                     ///< what it answered there; empty where it failed
};

struct RollingFits {
    std::vector<ModelRun> runs;
    PastFits past; ///< what was forecast at all origins but the last, made now or known before
};

/// Fits every model at every origin, each on what was known there (features::CausalView), and asks it for horizons
/// 1..horizonMonths. Models of Simplicity::Booster are fitted at origins >= `firstBoosterOrigin` only. Fits run in
/// parallel, one slot each; the only error is Cancelled, since a model that fails leaves its reason in `failures`.
/// What `known` holds is not fitted again, except at the last origin.
[[nodiscard]] Result<RollingFits> fitRolling(const features::History& history, const RollingGrid& grid,
                                             const std::vector<const Forecaster*>& forecasters,
                                             std::size_t firstBoosterOrigin, const PastFits& known,
                                             const RunContext& context);

} // namespace planwright::forecasting
