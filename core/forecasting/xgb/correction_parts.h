#pragma once

#include "core/features/closed_forms.h"
#include "core/forecasting/explain/parts.h"

namespace planwright::forecasting {

/// What a forecast of the boosters on days begins with.
struct CorrectedForms {
    features::ClosedForms forms;
    double lastMonth = 0;  ///< demand of the last complete month
    int lastMonthDays = 0; ///< its days
    int targetDays = 0;
};

/// From the recent days, by the logarithmic mean over sums + 1 (what the boosters learn in): towards the closed forms'
/// mean by `baseShare` of the way, then the corrections, which are in logs and weighed already. A category whose base
/// is 0 is forecast 0, whatever the corrections.
[[nodiscard]] Parts correctedParts(const CorrectedForms& from, double baseShare, const Parts& corrections);

} // namespace planwright::forecasting
