#pragma once

#include "core/base/result.h"
#include "core/decisions/decision.h"

namespace planwright::decisions {

/// No number beyond this is taken: sums and products of such numbers stay finite and exact enough.
inline constexpr double largestNumber = 1e11;
inline constexpr std::size_t mostCategories = 10'000;
/// So that a tenth of the joint draws is at least two.
inline constexpr std::size_t fewestDraws = 20;

/// Checks what no default can mend: names (not empty, no two alike), finite numbers in range, budget. InvalidArgument
/// with the path of the field ("categories[3].economics.price") and a sentence that names the category.
[[nodiscard]] Status validateRequest(const DecisionRequest& request);

} // namespace planwright::decisions
