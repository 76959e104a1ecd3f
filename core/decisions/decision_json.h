#pragma once

#include "core/decisions/decision.h"

#include <string>

namespace planwright::decisions {

/// The decision as a JSON object {categories[], portfolio, config_sha256, seed}: sorted keys, no white space, money
/// with at most four decimals. Where a value is absent it is null and the object says why in "reason". The caller adds
/// what only it knows (schema, version, model, snapshot).
[[nodiscard]] std::string toJson(const DecisionResult& result);

} // namespace planwright::decisions
