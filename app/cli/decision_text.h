#pragma once

#include "core/service/decision_service.h"

#include <string>

namespace planwright::cli {

/// "Low", "Medium", "High"
[[nodiscard]] std::string riskText(decisions::RiskClass risk);

/// What to do, the most valuable first, with what it rests on.
[[nodiscard]] std::string decisionText(const decisions::DecisionResult& result);

} // namespace planwright::cli
