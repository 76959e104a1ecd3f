#include "core/forecasting/explain/closed_form_parts.h"

#include <cmath>

namespace planwright::forecasting {
namespace {

using features::ClosedForms;

Parts lastYearSteps(const ClosedForms& forms) {
    Parts steps;
    steps[PartKind::LastYear] = forms.sameDaysLastYear - forms.recentDays;
    return steps;
}

Parts grownSteps(const ClosedForms& forms) {
    auto steps = lastYearSteps(forms);
    if (forms.sameDaysLastYear > 0) {
        const auto weight = logarithmicMean(forms.grownLastYear, forms.sameDaysLastYear);
        steps[PartKind::Trend] = weight * std::log(forms.ownGrowth);
        steps[PartKind::Portfolio] = weight * std::log(forms.portfolioGrowth);
    }
    return steps;
}

Parts borrowedSteps(const ClosedForms& forms) {
    Parts steps;
    steps[PartKind::Portfolio] = forms.borrowedSeason - forms.recentDays;
    return steps;
}

} // namespace

Parts closedFormParts(const ClosedForms& forms, double ClosedForms::*form, double lastMonth, int lastMonthDays,
                      int targetDays) {
    Parts parts;
    const auto sameLength = forms.recentDays * lastMonthDays / targetDays;
    parts[PartKind::LastMonth] = lastMonth;
    parts[PartKind::RecentLevel] = sameLength - lastMonth;
    parts[PartKind::MonthLength] = forms.recentDays - sameLength;
    if (!forms.hasYear || form == &ClosedForms::recentDays)
        return parts;
    if (form == &ClosedForms::sameDaysLastYear) {
        parts.add(lastYearSteps(forms));
    } else if (form == &ClosedForms::grownLastYear) {
        parts.add(grownSteps(forms));
    } else if (form == &ClosedForms::borrowedSeason) {
        parts.add(borrowedSteps(forms));
    } else {
        for (const auto& steps : {lastYearSteps(forms), grownSteps(forms), borrowedSteps(forms)})
            parts.add(steps, 0.25);
    }
    return parts;
}

} // namespace planwright::forecasting
