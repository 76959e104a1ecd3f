#include "core/serving/documents.h"

#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <stdexcept>

namespace planwright::serving {

std::string_view productVersion() {
    return PLANWRIGHT_VERSION;
}

nlohmann::json documentWith(const DocumentHead& head) {
    nlohmann::json document{{"schema", "planwright." + std::string(head.verb) + "/1"},
                            {"version", productVersion()},
                            {"snapshot_sha256", nullptr},
                            {"seed", head.seed}};
    if (head.snapshotSha256.empty())
        document["snapshot_sha256_reason"] = "The input was given directly: no snapshot stands behind it.";
    else
        document["snapshot_sha256"] = head.snapshotSha256;
    return document;
}

std::string documentText(const nlohmann::json& rest, std::map<std::string, std::string> finished) {
    for (const auto& [key, value] : rest.items())
        finished[key] = value.dump();
    std::string text;
    for (const auto& [key, value] : finished)
        text.append(text.empty() ? "{" : ",").append(nlohmann::json(key).dump()).append(":").append(value);
    return text + '}';
}

nlohmann::json number(double value) {
    return value + 0.0;
}

std::int64_t wholeNumber(const nlohmann::json& value) {
    if (!value.is_number_integer() ||
        (value.is_number_unsigned() && value.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max()))
        throw std::invalid_argument("a value is not a whole number");
    return value.get<std::int64_t>();
}

void putOptional(nlohmann::json& object, const std::string& key, const std::optional<double>& value,
                 const std::string& reasonIfNone) {
    if (value) {
        object[key] = number(*value);
    } else {
        object[key] = nullptr;
        object[key + "_reason"] = reasonIfNone;
    }
}

std::optional<double> optionalNumber(const nlohmann::json& object, const char* key) {
    const auto& value = object.at(key);
    return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

void putQuantiles(nlohmann::json& object, const forecasting::Quantiles& quantiles) {
    for (std::size_t i = 0; i < quantileKeys.size(); ++i)
        object[quantileKeys[i]] = number(quantiles[i]);
}

} // namespace planwright::serving
