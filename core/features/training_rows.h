#pragma once

#include "core/base/run_context.h"
#include "core/features/day_features.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace planwright::features {

/// Past days as examples: what was known then, and what the 30 days `gapDays` later came to. Blocks are of equal row
/// count; rows are ordered by category, then from the latest day back.
struct TrainingRows {
    std::size_t columns = 0;
    std::vector<float> values;     ///< row-major, rows x columns, NaN = missing
    std::vector<float> logNext;    ///< log1p of those 30 days' sum
    std::vector<float> logRecent;  ///< log1p of the last 30 days' sum
    std::vector<float> logBase;    ///< log1p of ClosedForms::base for them
    std::vector<float> weight;     ///< square root of the last 90 days' sum, scaled to mean 1
    std::vector<std::int32_t> day; ///< the row's own day, index as in DemandSums
    std::size_t rowsWithYear = 0;  ///< rows that knew the days of a year ago

    [[nodiscard]] std::size_t size() const { return day.size(); }
    /// From the first row's day to the last one's, both included; 0 without rows.
    [[nodiscard]] int daysCovered() const;
};

struct TrainingPlan {
    std::size_t columns = dayFeatureNames.size(); ///< how many of the first
    int gapDays = 0;                              ///< 0: the very next 30 days
    int everyDays = 3; ///< more where that gives too many rows: neighbouring days' targets are nearly the same
    std::size_t mostRows = 60000;
};

inline constexpr int trainingTargetDays = 30;
inline constexpr int warmUpDays = 60; ///< no row before this many days of history

/// Every `everyDays`-th day (or as few more as keep the rows under `mostRows`), counted back from the last day whose
/// target ends by the origin; a category's days without any demand in the 90 days before are left out. No rows where
/// the history is too short. Cancelled is the only error.
[[nodiscard]] Result<TrainingRows> trainingRows(const DayFeatures& features, const TrainingPlan& plan,
                                                const RunContext& context);

} // namespace planwright::features
