#pragma once

#include "core/forecasting/backtest_run.h"
#include "core/forecasting/forecast.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// What a category's confidence was at an origin, and how far off the forecast of the next month then was.
struct ConfidencePair {
    std::size_t category = 0;
    std::size_t origin = 0;
    double confidence = 0; ///< [0,1]
    double error = 0;      ///< |actual - forecast| / max(|actual|, 1)
};

/// The pairs of the origins from `firstOrigin` on: each confidence from the `origins` origins before its own, as it
/// would have been given then.
[[nodiscard]] std::vector<ConfidencePair> confidencePairs(const BacktestRun& run, std::size_t firstOrigin, int origins);

/// The p-value is one-sided: 9,999 times the confidences change hands among the categories, each category's months
/// staying together (they hardly differ from month to month, so single pairs are not independent), and only among
/// categories that have pairs at the same origins.
[[nodiscard]] ConfidenceCheck checkConfidence(std::span<const ConfidencePair> pairs);

/// Rank correlation at -.2 or under (decision spec 2), and lower than chance would have it (p under .05).
[[nodiscard]] bool isInformative(const ConfidenceCheck& check);

/// What to make of it, with the figures; begins with "Confidence not informative" where it is not.
[[nodiscard]] std::string confidenceSentence(const ConfidenceCheck& check);

} // namespace planwright::forecasting
