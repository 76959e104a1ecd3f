#pragma once

#include "core/features/day_features.h"
#include "core/forecasting/forecast.h"
#include "core/forecasting/xgb/booster.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace planwright::forecasting {

/// The columns of features::dayFeatures, then the days between a row's day and its target, then the level.
inline constexpr std::size_t quantileColumns = features::dayFeatures.size() + 2;

/// Past days of all categories as examples of one booster for every level and the first three months ahead. The blocks
/// are of equal row count; a target is the log step from ClosedForms::base, clipped to 2.
struct QuantileRows {
    std::vector<float> values; ///< row-major, rows x quantileColumns
    std::vector<float> targets, weights, levels;
    std::vector<std::int32_t> days, targetEnds; ///< index as in DemandSums

    [[nodiscard]] std::size_t size() const { return days.size(); }
    [[nodiscard]] BoosterData data() const { return {quantileColumns, values, targets, weights}; }
    /// Those rows, in that order.
    [[nodiscard]] QuantileRows only(std::span<const std::size_t> rows) const;
};

/// Rows at every level of quantileLevels in turn, of about `mostRows` at most, evenly spread. Cancelled is the only
/// error.
[[nodiscard]] Result<QuantileRows> quantileRows(const features::DayFeatures& features, std::size_t mostRows,
                                                const RunContext& context);

/// What is asked of the booster about one category: quantileLevels.size() rows, one a level, at the last known day.
/// Gaps beyond the third month count as its.
void writeQuantileRows(const features::DayFeatures& features, std::size_t category, int gapDays, int targetDays,
                       std::span<float> rows);

/// The monotone rearrangement (Chernozhukov, Fernandez-Val & Galichon 2010, "Quantile and probability curves without
/// crossing"): the same values in ascending order, and none below 0. Never farther from the true curve than before.
[[nodiscard]] Quantiles rearranged(Quantiles quantiles);

} // namespace planwright::forecasting
