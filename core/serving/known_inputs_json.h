#pragma once

#include "core/forecasting/known/known_input.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace planwright::serving {

/// {kind, category (null: all), first_day, last_day, amount (null for a closure), name}
[[nodiscard]] nlohmann::json knownInputJson(const forecasting::KnownInput& input);

/// By input, those of earlier days first: the above, and effects[] {month, category, units (added to the mean),
/// standard_error, basis, clipped, note}, with `elasticity` {value, standard_error} for promotions and prices,
/// `log_effect` likewise for special days.
[[nodiscard]] nlohmann::json knownInAdvanceJson(const std::vector<forecasting::KnownEffect>& effects);

} // namespace planwright::serving
