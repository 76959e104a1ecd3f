#pragma once

#include "core/data/types/panel.h"
#include "core/features/history_corrections.h"
#include "core/forecasting/backtest.h"
#include "core/forecasting/known/known_input.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// What training hands to serving: the fitted members of the automatic choice, its calibration and its record. Opaque
/// here: it is made by train(), saved and restored as named texts, and asked by forecast().
class TrainedModel;

struct TrainingResult {
    std::shared_ptr<const TrainedModel> model;
    BacktestResult backtest;
    PastFits fits; ///< to be known in the next training
};

/// Backtests the catalogue on rolling origins, selects, calibrates the bands on past errors and fits the choice on all
/// complete months. Models learn from the panel with the corrections; what they are scored against, and so choice and
/// bands, is the panel as it is. `known` changes no result, only the time it takes. InsufficientData with a sentence
/// where there is too little history for any model.
[[nodiscard]] Result<TrainingResult> train(const data::Panel& panel, data::Measure measure, const Catalog& catalog,
                                           const BacktestOptions& options, const RunContext& context,
                                           const features::HistoryCorrections& corrections = {},
                                           const PastFits& known = {});

/// Months 1..horizonMonths (at most 12; calibrated ones are 1..3, later ones use the widest and are flagged) after the
/// panel's last complete month. The panel is the one in the bundle, or the same with more recent days; the corrections
/// are those that it was trained with. Last month and changes are told from the panel as it is, volatility from what
/// was learnt. `known` is what is known of these months in advance (checkKnownInputs()); what concerns other months or
/// categories that the panel lacks is of no effect. Without it the forecast is the same, byte for byte.
[[nodiscard]] Result<ForecastSet> forecast(const TrainedModel& model, const data::Panel& panel, int horizonMonths,
                                           const RunContext& context,
                                           const features::HistoryCorrections& corrections = {},
                                           const KnownInputs& known = {});

/// File name (e.g. "model.json", "members/ets.json") to content; the same model gives the same bytes.
[[nodiscard]] std::map<std::string, std::string> serialize(const TrainedModel& model);
[[nodiscard]] Result<std::shared_ptr<const TrainedModel>> restore(const std::map<std::string, std::string>& files,
                                                                  const Catalog& catalog);

} // namespace planwright::forecasting
