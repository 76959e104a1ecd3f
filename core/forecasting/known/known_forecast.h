#pragma once

#include "core/forecasting/month_forecast.h"

namespace planwright::forecasting {

/// A forecast before anything is known of its months.
struct UnplannedForecast {
    const features::CausalView& view;
    const MixedPoints& points;
    const features::HistoryCorrections& corrections;
};

/// assembleForecast() with what is known: the responses are told from `panel`, corrected, up to the view's origin, and
/// where special days are known the members are asked once more with them as planned days.
[[nodiscard]] Result<ForecastSet> forecastWithKnown(const TrainedModel& model, const data::Panel& panel,
                                                    const UnplannedForecast& unplanned, const KnownInputs& known,
                                                    const RunContext& context);

} // namespace planwright::forecasting
