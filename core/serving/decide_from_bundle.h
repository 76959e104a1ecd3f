#pragma once

#include "core/base/run_context.h"
#include "core/serving/decision_request.h"

#include <string>
#include <string_view>

namespace planwright::serving {

/// What to do next month, from a forecast of the same bundle.
[[nodiscard]] Result<decisions::DecisionResult> decideFromBundle(const ServedModel& served,
                                                                 const forecasting::ForecastSet& forecast,
                                                                 const DecisionOptions& options,
                                                                 const RunContext& context);

/// The `decide` document (design.md section 5). Its model is a draft, and it says so.
[[nodiscard]] std::string decisionDocument(const ServedModel& served, const forecasting::ForecastSet& forecast,
                                           const decisions::DecisionResult& result);

/// The same for a question that was put directly (`decide --inputs`): no model and no snapshot stand behind it.
[[nodiscard]] std::string decisionDocument(const decisions::DecisionResult& result);

} // namespace planwright::serving
