#pragma once

#include "core/forecasting/backtest_run.h"
#include "core/forecasting/trained_model_data.h"

#include <memory>
#include <optional>

namespace planwright::forecasting {

/// The automatic choice at the origin before the last one; empty where the backtest does not reach back to it, or no
/// choice could be made there.
[[nodiscard]] std::optional<EarlierChoice> earlierChoice(const features::History& history, const BacktestRun& run);

/// The model as it would have stood a month before `now`: its choice of then, fitted on what `view` (of the month
/// before now.trainedUntil) knows. Without bands, record and analogues: for its points alone. NotFound where `now` does
/// not know that choice, InsufficientData where none of its members can be fitted.
[[nodiscard]] Result<std::shared_ptr<const TrainedModel>> fitEarlierChoice(const TrainedModel& now,
                                                                           const Catalog& catalog,
                                                                           const features::CausalView& view,
                                                                           const RunContext& context);

} // namespace planwright::forecasting
