#include "core/features/closed_forms.h"
#include "core/forecasting/explain/closed_form_parts.h"
#include "core/forecasting/horizon.h"
#include "core/forecasting/xgb/contributions.h"
#include "core/forecasting/xgb/global_model.h"

#include <algorithm>
#include <cmath>

namespace planwright::forecasting {
namespace {

using features::ClosedForms;

/// From the recent days, by the logarithmic mean over sums + 1 (what the boosters learn in): towards the closed forms'
/// mean by `baseShare` of the way, then the corrections, which are in logs and weighed already.
Parts partsOf(const ClosedForms& forms, const Parts& recent, const Parts& base, double baseShare,
              const Parts& corrections, double scale) {
    const auto start = forms.recentDays * scale + 1;
    const auto mean = forms.base * scale + 1;
    const auto end = start * std::pow(mean / start, baseShare) * std::exp(corrections.sum());
    const auto weight = logarithmicMean(end, start);
    Parts parts = recent;
    // (ln mean - ln start) · weight · baseShare, shared out as the forms' steps share out mean - start.
    const auto towardsBase = baseShare * weight / logarithmicMean(mean, start);
    parts.add(base, towardsBase);
    parts.add(recent, -towardsBase);
    parts.add(corrections, weight / scale);
    return parts;
}

} // namespace

Result<std::vector<CategoryParts>> GlobalModel::explain(const features::CausalView& view, int horizonMonths,
                                                        const RunContext& context) const {
    PLANWRIGHT_TRY(checkHorizon(horizonMonths));
    const features::DayFeatures features(view);
    const auto day = features.demand().lastDay();
    const auto lastDays = view.origin().dayCount();
    std::vector<PartKind> kinds;
    for (std::size_t i = 0; i < m_settings.columns; ++i)
        kinds.push_back(kindOfDayFeature(features::dayFeatureNames[i]));
    std::vector<CategoryParts> all(view.categoryCount());
    for (int h = 1; h <= horizonMonths; ++h) {
        PLANWRIGHT_TRY(context.checkStop());
        const auto month = view.origin() + h;
        const auto gap = month.firstDay() - view.lastDay() - 1;
        const auto targetDays = month.dayCount();
        const auto scale = static_cast<double>(features::trainingTargetDays) / targetDays;
        const auto& learnt = m_boosters[std::min(static_cast<std::size_t>(h), m_boosters.size()) - 1];
        std::vector<double> contributions(all.size() * (kinds.size() + 1));
        if (learnt.booster) {
            std::vector<float> rows(all.size() * kinds.size());
            for (std::size_t c = 0; c < all.size(); ++c)
                features.write(c, day, gap, targetDays, std::span(rows).subspan(c * kinds.size(), kinds.size()));
            PLANWRIGHT_ASSIGN(contributions, learnt.booster->contributions(rows));
        }
        for (std::size_t c = 0; c < all.size(); ++c) {
            const auto forms = features::closedForms(features.demand(), c, day, gap, targetDays);
            const auto lastMonth = view.monthlyDemand(c).back();
            const auto of = [&](double ClosedForms::*form) {
                return closedFormParts(forms, form, lastMonth, lastDays, targetDays);
            };
            const auto trust = trustOf(learnt, forms.hasYear);
            Parts corrections;
            corrections.add(byKind(std::span(contributions).subspan(c * (kinds.size() + 1), kinds.size() + 1), kinds),
                            trust);
            const auto baseShare = m_settings.reference == GlobalSettings::Reference::Base ? 1 : 1 - trust;
            // A category whose base is 0 is forecast 0.
            all[c].push_back(forms.base > 0 ? partsOf(forms, of(&ClosedForms::recentDays), of(&ClosedForms::base),
                                                      baseShare, corrections, scale)
                                            : of(&ClosedForms::base));
        }
    }
    return all;
}

} // namespace planwright::forecasting
