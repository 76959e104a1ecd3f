#include "core/forecasting/xgb/correction_parts.h"

#include "core/features/training_rows.h"
#include "core/forecasting/explain/closed_form_parts.h"

#include <cmath>

namespace planwright::forecasting {

using features::ClosedForms;

Parts correctedParts(const CorrectedForms& from, double baseShare, const Parts& corrections) {
    const auto of = [&](double ClosedForms::*form) {
        return closedFormParts(from.forms, form, from.lastMonth, from.lastMonthDays, from.targetDays);
    };
    const auto base = of(&ClosedForms::base);
    if (from.forms.base <= 0)
        return base;
    const auto scale = static_cast<double>(features::trainingTargetDays) / from.targetDays;
    const auto start = from.forms.recentDays * scale + 1;
    const auto mean = from.forms.base * scale + 1;
    const auto end = start * std::pow(mean / start, baseShare) * std::exp(corrections.sum());
    const auto weight = logarithmicMean(end, start);
    const auto recent = of(&ClosedForms::recentDays);
    Parts parts = recent;
    // (ln mean - ln start) · weight · baseShare, shared out as the forms' steps share out mean - start.
    const auto towardsBase = baseShare * weight / logarithmicMean(mean, start);
    parts.add(base, towardsBase);
    parts.add(recent, -towardsBase);
    parts.add(corrections, weight / scale);
    return parts;
}

} // namespace planwright::forecasting
