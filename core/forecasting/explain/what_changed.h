#pragma once

#include "core/data/types/panel.h"
#include "core/forecasting/background.h"
#include "core/forecasting/catalog.h"
#include "core/forecasting/forecast.h"
#include "core/forecasting/trained_model.h"

#include <string>
#include <vector>

namespace planwright::forecasting {

/// A model, the panel that it is asked on and the corrections that it was trained with.
struct AskedModel {
    const TrainedModel& model;
    const data::Panel& panel;
    const features::HistoryCorrections& corrections;
};

/// Of one MonthForecast: categories in the same order.
struct MonthChanges {
    std::vector<WhatChanged> categories;
    WhatChanged total;
};

// With f(model, data) the mean where nothing that a planner entered counts (as if there were no analogue, planned day
// or one-off mark when the model is asked; what fitting learnt of them stays part of the model), old and new for then
// and today:
//   restated history   f(old, today's data up to then) - f(old, data of then)
//   new sales          f(old, today's data) - f(old, today's data up to then)
//   model              f(new, today's data) - f(old, today's data)
//   judgement          (today's forecast - f(new, today's data)) - (that of then - f(old, data of then))
// which add up to today's forecast less that of then. Where the old model cannot be asked on today's data (they begin
// in another month), the first three are one step.

/// The changes of `set`, which forecast() gave for `now`, by month, against what `earlier`, trained on data that ended
/// earlier, forecast of the same months. InvalidArgument where it did not, or counts another measure.
[[nodiscard]] Result<std::vector<MonthChanges>> changesSinceTraining(const AskedModel& earlier, const AskedModel& now,
                                                                     const ForecastSet& set, const RunContext& context);

/// The same against the automatic choice as it would have stood a month before now.trainedUntil, fitted again on what
/// was known then (by today's data, so nothing is restated; with today's one-offs and planned days, without analogues).
/// Where there was no choice yet each has no `before`, and says why.
[[nodiscard]] Result<std::vector<MonthChanges>> changesSinceBacktest(const AskedModel& now, const Catalog& catalog,
                                                                     const ForecastSet& set, const RunContext& context);

/// What a sentence of a change needs besides its figures.
struct ChangedMonth {
    std::string_view category; ///< as the sentence begins, e.g. "Toys", "All categories"
    Month lastMonth, month;    ///< the last one known today; the one that is forecast
    data::Measure measure = data::Measure::Units;
};

/// "November's sales", or "the sales since August" where more than one month is new. `isNewChoice`: whether the model
/// has another name than before.
[[nodiscard]] std::string changeLabel(ChangeKind kind, Month before, Month lastMonth, bool isNewChoice);

/// "Toys, December: 1,240 units, 85 more than last month's forecast of 1,155: 110 more from November's sales, 25 less
/// from the newly chosen model." For one with a `before`, whose numbers are at least 0. Rounded to
/// one unit (a tenth where both forecasts are below 10) so that the numbers add up as they are printed: a step is off
/// by less than one such unit, and never printed with the other sign.
[[nodiscard]] std::string changeSentence(const WhatChanged& changed, const ChangedMonth& about);

} // namespace planwright::forecasting
