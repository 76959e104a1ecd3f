#include "core/features/closed_forms.h"
#include "core/forecasting/horizon.h"
#include "core/forecasting/xgb/contributions.h"
#include "core/forecasting/xgb/correction_parts.h"
#include "core/forecasting/xgb/global_model.h"

#include <algorithm>

namespace planwright::forecasting {
namespace {

/// The days that are asked about.
struct Target {
    int gapDays = 0, days = 0;
};

/// What the booster says of each category at the last day, by kind of column; nothing where there is no booster.
Result<std::vector<Parts>> contributionsOf(const HorizonBooster& learnt, const features::DayFeatures& features,
                                           const Target& target, std::size_t categories,
                                           const std::vector<PartKind>& kinds) {
    std::vector<Parts> parts(categories);
    if (!learnt.booster)
        return parts;
    std::vector<float> rows(categories * kinds.size());
    for (std::size_t c = 0; c < categories; ++c)
        features.write(c, features.demand().lastDay(), target.gapDays, target.days,
                       std::span(rows).subspan(c * kinds.size(), kinds.size()));
    PLANWRIGHT_ASSIGN(const auto contributions, learnt.booster->contributions(rows));
    const auto width = kinds.size() + 1;
    for (std::size_t c = 0; c < categories; ++c)
        parts[c] = byKind(std::span(contributions).subspan(c * width, width), kinds);
    return parts;
}

} // namespace

Result<std::vector<CategoryParts>> GlobalModel::explain(const features::CausalView& view, int horizonMonths,
                                                        const RunContext& context) const {
    PLANWRIGHT_TRY(checkHorizon(horizonMonths));
    const features::DayFeatures features(view);
    std::vector<PartKind> kinds;
    for (std::size_t i = 0; i < m_settings.columns; ++i)
        kinds.push_back(kindOfDayFeature(features::dayFeatureNames[i]));
    std::vector<CategoryParts> all(view.categoryCount());
    for (int h = 1; h <= horizonMonths; ++h) {
        PLANWRIGHT_TRY(context.checkStop());
        const auto month = view.origin() + h;
        const Target target{month.firstDay() - view.lastDay() - 1, month.dayCount()};
        const auto& learnt = m_boosters[std::min(static_cast<std::size_t>(h), m_boosters.size()) - 1];
        PLANWRIGHT_ASSIGN(const auto contributions, contributionsOf(learnt, features, target, all.size(), kinds));
        for (std::size_t c = 0; c < all.size(); ++c) {
            const auto forms =
                features::closedForms(features.demand(), c, features.demand().lastDay(), target.gapDays, target.days);
            const auto trust = trustOf(learnt, forms.hasYear);
            Parts corrections;
            corrections.add(contributions[c], trust);
            const auto baseShare = m_settings.reference == GlobalSettings::Reference::Base ? 1 : 1 - trust;
            const auto lastMonth = view.monthlyDemand(c).back();
            all[c].push_back(
                correctedParts({forms, lastMonth, view.origin().dayCount(), target.days}, baseShare, corrections));
        }
    }
    return all;
}

} // namespace planwright::forecasting
