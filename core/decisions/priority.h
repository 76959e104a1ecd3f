#pragma once

#include "core/decisions/decision.h"

#include <vector>

namespace planwright::decisions {

/// Sets priorityRank: 1 is what acting is worth most; those without a priority come last; ties by category.
void rankPriorities(std::vector<CategoryDecision>& categories);

} // namespace planwright::decisions
