#pragma once

#include "core/base/hash.h"
#include "core/features/history.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What tells past forecasts apart (PastFits).
namespace planwright::forecasting {

/// What was known at the end of each complete month, the first to the last: equal hashes, equal histories up to there.
/// Each covers the one before, so that the whole history is read once.
[[nodiscard]] std::vector<Sha256Digest> knownAtMonths(const features::History& history);

[[nodiscard]] std::string pastFitKey(const Sha256Digest& known, std::string_view model, int horizonMonths,
                                     std::uint64_t seed);

} // namespace planwright::forecasting
