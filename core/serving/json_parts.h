#pragma once

#include "core/forecasting/forecast.h"
#include "core/serving/documents.h"

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

/// Building blocks of the JSON documents; a .cpp file that uses them includes nlohmann/json.hpp itself.
namespace planwright::serving {

/// {schema, version, snapshot_sha256, seed}
[[nodiscard]] nlohmann::json documentWith(const DocumentHead& head);

/// The document's text, its keys in order, where the values of `finished` are JSON text already. No key may be in both.
[[nodiscard]] std::string documentText(const nlohmann::json& rest, std::map<std::string, std::string> finished);

/// The value, 0 for -0.
[[nodiscard]] nlohmann::json number(double value);

/// The value where it is a whole number of 64 bits, which get() would cut off or wrap without a word; throws
/// std::invalid_argument for anything else.
[[nodiscard]] std::int64_t wholeNumber(const nlohmann::json& value);

/// `object[key] = value`, or null with the sentence under "<key>_reason".
void putOptional(nlohmann::json& object, const std::string& key, const std::optional<double>& value,
                 const std::string& reasonIfNone);
/// What putOptional() put; throws as nlohmann::json does.
[[nodiscard]] std::optional<double> optionalNumber(const nlohmann::json& object, const char* key);

/// What the quantiles are called, in their order.
inline constexpr std::array<const char*, 7> quantileKeys{"p05", "p10", "p25", "p50", "p75", "p90", "p95"};
void putQuantiles(nlohmann::json& object, const forecasting::Quantiles& quantiles);

} // namespace planwright::serving
