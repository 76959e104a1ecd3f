#pragma once

#include "core/forecasting/trained_model_data.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

/// What the past says of a choice's errors and bands, in a saved model's files. Readers throw nlohmann's exceptions
/// where a key is missing or of another type.
namespace planwright::forecasting {

[[nodiscard]] nlohmann::json recordToJson(const SeriesRecord& record);
[[nodiscard]] SeriesRecord recordFrom(const nlohmann::json& saved);

[[nodiscard]] nlohmann::json confidenceToJson(const ConfidenceCheck& check);
/// Of the file's key "confidence"; empty in trainings before there was one.
[[nodiscard]] std::optional<ConfidenceCheck> confidenceFrom(const nlohmann::json& record);

[[nodiscard]] nlohmann::json calibrationToJson(const BandCalibration& calibration);
[[nodiscard]] BandCalibration calibrationFrom(const nlohmann::json& saved);

} // namespace planwright::forecasting
