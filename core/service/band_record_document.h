#pragma once

#include "core/service/export/band_words.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace planwright::service {

/// The `record` of the `backtest` document: {pooled[], classes[], categories[], verdicts[], adaptations[], confidence}.
/// `pooled[]` and each class's and category's `horizons[]` are {horizon, months, bands: {"50", "80", "90"}, pinball,
/// winkler80, crps, scaled_pinball, scaled_winkler80, scaled_crps} with bands as serving::bandCheckJson().
[[nodiscard]] nlohmann::json bandRecordJson(const forecasting::BacktestResult& backtest);

} // namespace planwright::service
