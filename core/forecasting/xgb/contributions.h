#pragma once

#include "core/forecasting/explain/parts.h"
#include "core/forecasting/xgb/booster.h"

#include <span>
#include <string_view>

namespace planwright::forecasting {

/// What a column of the boosters on days (features::dayFeatureNames) is about; Fitted for a name that says nothing of
/// it.
[[nodiscard]] PartKind kindOfDayFeature(std::string_view name);

/// The contributions of one row to its score, summed by kind: those of its columns, and the bias as UsualStep.
/// `contributions` are one row of Booster::contributions(), `kinds` one a column.
[[nodiscard]] Parts byKind(std::span<const double> contributions, std::span<const PartKind> kinds);

} // namespace planwright::forecasting
