#pragma once

#include "core/service/training_service.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>

namespace planwright::service {

/// The `models` document: the comparison's keys, and `selected {model, reason}`.
[[nodiscard]] std::string modelsDocument(const BacktestRun& run, std::uint64_t seed);

/// {months, first_month, last_month, models[]}; in each model `categories[] {category, wape, difference}`. What is not
/// known is null with its reason.
[[nodiscard]] nlohmann::json comparisonJson(const forecasting::ModelComparison& comparison);
/// The inverse. Throws where the value is no comparison of this version, as nlohmann::json does or as Result::value():
/// for the readers of stored documents, who catch.
[[nodiscard]] forecasting::ModelComparison comparisonFrom(const nlohmann::json& value);

} // namespace planwright::service
