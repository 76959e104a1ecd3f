#pragma once

#include "core/decisions/decision.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::decisions {

/// Appends one step of the reasoning; `effect` is a plain sentence for a planner.
void addTrace(std::vector<TraceEntry>& trace, std::string_view rule, std::map<std::string, double> inputs,
              std::optional<double> threshold, std::string effect);
/// Appends a flag once.
void addFlag(std::vector<std::string>& flags, std::string_view flag);
[[nodiscard]] bool hasFlag(const std::vector<std::string>& flags, std::string_view flag);

[[nodiscard]] std::string_view riskName(RiskClass risk); ///< "Low", "Medium", "High"
[[nodiscard]] constexpr std::size_t riskIndex(RiskClass risk) {
    return static_cast<std::size_t>(risk);
}

/// Numbers inside sentences: "0.06", "1,234" (no decimals from 100 on, else two), "+7.5 %".
[[nodiscard]] std::string plain(double value);
/// `value` with two decimals, or as many more as it takes to look different from a `limit` that it does not equal.
[[nodiscard]] std::string besides(double value, double limit);
[[nodiscard]] std::string amount(double value);
[[nodiscard]] std::string signedPercent(double fraction);

} // namespace planwright::decisions
