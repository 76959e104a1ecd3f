#pragma once

#include "core/forecasting/mean_reconciliation.h"
#include "core/forecasting/trained_model_data.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

/// What a choice is made of, in a saved model's files. Readers throw nlohmann's exceptions where a key is missing or of
/// another type.
namespace planwright::forecasting {

[[nodiscard]] nlohmann::json mixesToJson(const std::vector<CategoryMix>& mixes);
[[nodiscard]] std::vector<CategoryMix> mixesFrom(const nlohmann::json& saved);

[[nodiscard]] nlohmann::json ruleToJson(const ReconciliationRule& rule);
/// InvalidArgument where its parts do not fit together.
[[nodiscard]] Result<ReconciliationRule> ruleFrom(const nlohmann::json& saved);

[[nodiscard]] nlohmann::json earlierToJson(const EarlierChoice& choice);
/// InvalidArgument where its parts do not fit together, or name a model that the catalogue lacks.
[[nodiscard]] Result<EarlierChoice> earlierFrom(const nlohmann::json& saved, const Catalog& catalog);

} // namespace planwright::forecasting
