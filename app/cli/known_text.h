#pragma once

#include "core/service/forecast_service.h"
#include "core/service/own_known_inputs.h"

#include <string>

namespace planwright::cli {

/// What was known in advance and what it does to each category, largest first; empty where nothing was.
[[nodiscard]] std::string knownText(const forecasting::ForecastSet& forecast);

/// A list of inputs.
[[nodiscard]] std::string plannedText(const service::KnownInputs& inputs);

} // namespace planwright::cli
