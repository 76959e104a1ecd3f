#pragma once

#include "core/base/run_context.h"
#include "core/decisions/decision.h"

#include <string>

namespace planwright::decisions {

/// The decision engine (decision spec 2): a pure function of the request. InvalidArgument names the category and the
/// field.
[[nodiscard]] Result<DecisionResult> decide(const DecisionRequest& request, const RunContext& context);

/// The built-in decision config: canonical JSON of every threshold and weight.
[[nodiscard]] std::string defaultConfigJson();

} // namespace planwright::decisions
