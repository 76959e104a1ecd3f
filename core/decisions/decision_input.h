#pragma once

#include "core/base/result.h"
#include "core/decisions/decision.h"

#include <cstddef>
#include <string_view>

namespace planwright::decisions {

/// The longest document that is read, in bytes.
inline constexpr std::size_t longestInput = 16U << 20U;

/// Reads the decision input document:
///   {budget, seed, config: {...}, categories: [{category, last_month, quantiles: {p05 .. p95}, confidence, volatility,
///    wape, drift: "none|warn|alert", delta_yoy, days_ratio, spend, elasticity,
///    economics: {price, unit_cost, salvage, goodwill, holding, on_hand, inbound, baseline_stock}}]}
/// Required are categories and in each category, last_month, all quantiles, confidence and volatility; null counts as
/// not given. InvalidArgument names the field's path ("categories[3].economics.price") or the line, for text that is no
/// JSON, an unknown or repeated name, a wrong type or a number that is not finite. Ranges are decide()'s business.
[[nodiscard]] Result<DecisionRequest> parseDecisionInput(std::string_view json);

} // namespace planwright::decisions
