#pragma once

#include "core/forecasting/xgb/booster.h"

#include <string>
#include <string_view>

namespace planwright::forecasting {

/// A model that is one booster and nothing else, as JSON: XGBoost's UBJSON in base64 and its SHA-256.
[[nodiscard]] std::string saveBooster(const Booster& booster, std::string_view model, int version);
/// InvalidArgument unless saveBooster() gave `serialized` for the same model and version.
[[nodiscard]] Result<Booster> loadBooster(std::string_view serialized, std::string_view model, int version);

} // namespace planwright::forecasting
