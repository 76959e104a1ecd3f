#pragma once

#include "core/forecasting/forecast.h"
#include "core/service/training_service.h"

#include <string>

namespace planwright::service {

struct ForecastRun {
    forecasting::ForecastSet forecast;
    std::string document;   ///< the `forecast` document
    std::string oneOffNote; ///< what the model learnt with instead of one-off days, in a sentence; empty without any
};

/// The months after the last complete one, by the current snapshot's model (trained first where there is none).
[[nodiscard]] Result<ForecastRun> forecastMonths(Workspace& workspace, const TrainingOptions& training,
                                                 int horizonMonths, const RunContext& context);

} // namespace planwright::service
