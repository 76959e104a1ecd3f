#pragma once

#include "core/decisions/decision.h"

#include <string>
#include <string_view>
#include <vector>

namespace planwright::service {

/// What an assumption flag means for the reader, in a sentence; a flag that is not known here is named as it is.
[[nodiscard]] std::string flagSentence(std::string_view flag);

/// A rule under which rows were set aside, in words ("NotDemand" -> "views and carts").
[[nodiscard]] std::string ruleWords(std::string_view rule);

/// A model's name in words ("seasonal_naive" -> "seasonal naive").
[[nodiscard]] std::string modelWords(std::string_view model);

/// "Low", "Medium", "High".
[[nodiscard]] std::string_view riskWord(decisions::RiskClass risk);
/// The shape and the word, coloured: never colour alone. Markup.
[[nodiscard]] std::string riskMark(decisions::RiskClass risk);

/// "12 categories", "1 category".
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);

/// "Bags, Clocks and 3 more": at most `most` names. Plain text.
[[nodiscard]] std::string someNames(const std::vector<std::string>& names, std::size_t most);

} // namespace planwright::service
