#include "core/forecasting/record_json.h"

#include <nlohmann/json.hpp>

#include <cstdint>

namespace planwright::forecasting {

using nlohmann::json;

namespace {

template <typename T>
json orNull(const std::optional<T>& value) {
    return value ? json(*value) : json(nullptr);
}

std::optional<double> optionalFrom(const json& value) {
    return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

} // namespace

json recordToJson(const SeriesRecord& record) {
    json failed = json::array();
    for (const auto& attempt : record.failed)
        failed.push_back({{"model", attempt.model}, {"reason", attempt.reason}});
    return {{"category", record.category},
            {"wape", orNull(record.error.wape)},
            {"mase", orNull(record.error.mase)},
            {"bias", orNull(record.error.bias)},
            {"coverage80", orNull(record.error.coverage80)},
            {"origins", record.error.origins},
            {"mae_ratio", orNull(record.maeRatio)},
            {"hits", record.error.hits80},
            {"banded_origins", record.error.banded},
            {"failed", std::move(failed)}};
}

SeriesRecord recordFrom(const json& saved) {
    SeriesRecord record;
    record.category = saved.at("category").get<std::string>();
    record.error.wape = optionalFrom(saved.at("wape"));
    record.error.mase = optionalFrom(saved.at("mase"));
    record.error.bias = optionalFrom(saved.at("bias"));
    record.error.coverage80 = optionalFrom(saved.at("coverage80"));
    record.error.origins = saved.at("origins").get<int>();
    record.maeRatio = optionalFrom(saved.at("mae_ratio"));
    record.error.hits80 = saved.at("hits").get<int>();
    record.error.banded = saved.at("banded_origins").get<int>();
    for (const auto& attempt : saved.at("failed"))
        record.failed.push_back({attempt.at("model").get<std::string>(), attempt.at("reason").get<std::string>()});
    return record;
}

json confidenceToJson(const ConfidenceCheck& check) {
    return {{"correlation", orNull(check.correlation)},
            {"p_value", check.pValue},
            {"pairs", check.pairs},
            {"categories", check.categories},
            {"origins", check.origins}};
}

std::optional<ConfidenceCheck> confidenceFrom(const json& record) {
    const auto saved = record.find("confidence");
    if (saved == record.end())
        return std::nullopt;
    return ConfidenceCheck{optionalFrom(saved->at("correlation")), saved->at("p_value").get<double>(),
                           saved->at("pairs").get<int>(), saved->at("categories").get<int>(),
                           saved->at("origins").get<int>()};
}

json calibrationToJson(const BandCalibration& calibration) {
    json bands = json::array();
    for (const auto& band : calibration.horizons)
        bands.push_back({{"step", static_cast<int>(band.step)},
                         {"power", band.power},
                         {"offsets", band.offsets},
                         {"scores", band.scores},
                         {"origins", band.origins},
                         {"newcomer_spread", band.newcomerSpread},
                         {"miss_shares", band.missShares}});
    return {{"bands", std::move(bands)}, {"own", calibration.own}};
}

BandCalibration calibrationFrom(const json& saved) {
    BandCalibration calibration;
    for (const auto& band : saved.at("bands"))
        calibration.horizons.push_back({static_cast<BandStep>(band.at("step").get<std::uint8_t>()),
                                        band.at("power").get<double>(), band.at("offsets").get<Quantiles>(),
                                        band.at("scores").get<int>(), band.at("origins").get<int>(),
                                        band.value("newcomer_spread", 1.0), // trainings before there was one
                                        band.value("miss_shares", HorizonBand().missShares)});
    calibration.own = saved.at("own").get<std::vector<double>>();
    return calibration;
}

} // namespace planwright::forecasting
