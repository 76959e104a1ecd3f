#pragma once

#include "core/forecasting/known/day_effect.h"
#include "core/forecasting/known/known_input.h"

#include <optional>
#include <span>
#include <vector>

namespace planwright::forecasting {

/// What is believed of a response before any data: categories' own lie around a mean that is itself not known.
struct ResponsePrior {
    double mean = 0;
    double meanError = 1;     ///< standard deviation of that mean
    double assumedSpread = 1; ///< of the categories around it, where fewer than three tell
    double leastSpread = .1;  ///< where they tell: as few of them can seem to be all alike
};

/// A category's response, and what it mostly stands on (Own, Pooled or Assumed).
struct Response {
    double value = 0;
    double standardError = 0;
    KnownBasis basis = KnownBasis::Assumed;
};

/// Each category's estimate and the mean of the others', weighed by their precisions: the normal random-effects model,
/// its spread by DerSimonian & Laird (1986), the mean of the others with the prior's as one more of them.
[[nodiscard]] std::vector<Response> shrink(std::span<const std::optional<DayEffect>> own, const ResponsePrior& prior);

} // namespace planwright::forecasting
