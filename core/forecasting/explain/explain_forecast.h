#pragma once

#include "core/forecasting/explanation.h"
#include "core/forecasting/forecast.h"
#include "core/forecasting/trained_model.h"

#include <vector>

namespace planwright::forecasting {

/// Every forecast of `set`, which forecast() gave for the same model, panel and corrections, in parts: the members'
/// own (FittedModel::explain()), weighted as they were mixed, and what came after. In the order of `set.months`. The
/// total's parts are the sums of the categories'. InvalidArgument where the set is of other categories or months.
[[nodiscard]] Result<std::vector<MonthExplanation>>
explainForecast(const TrainedModel& model, const data::Panel& panel, const ForecastSet& set, const RunContext& context,
                const features::HistoryCorrections& corrections = {});

} // namespace planwright::forecasting
