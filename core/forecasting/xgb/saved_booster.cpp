#include "core/forecasting/xgb/saved_booster.h"

#include "core/base/hash.h"
#include "core/forecasting/xgb/base64.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace planwright::forecasting {

std::string saveBooster(const Booster& booster, std::string_view model, int version) {
    const auto& bytes = booster.bytes();
    return nlohmann::json{
        {"model", model}, {"version", version}, {"ubj", toBase64(bytes)}, {"sha256", sha256Hex(bytes)}}
        .dump(1);
}

Result<Booster> loadBooster(std::string_view serialized, std::string_view model, int version) {
    const auto unreadable = [&](std::string_view why) {
        return Error(ErrorCode::InvalidArgument, fmt::format("The saved model '{}' cannot be read: {}.", model, why));
    };
    try {
        const auto json = nlohmann::json::parse(serialized);
        if (json.at("model").get<std::string>() != model || json.at("version").get<int>() != version)
            return unreadable("it is another model, or of another version; train again");
        const auto bytes = fromBase64(json.at("ubj").get_ref<const std::string&>());
        if (!bytes)
            return unreadable("its trees are not base64");
        return Booster::load(*bytes, json.at("sha256").get_ref<const std::string&>());
    } catch (const nlohmann::json::exception& exception) {
        return unreadable(exception.what());
    }
}

} // namespace planwright::forecasting
