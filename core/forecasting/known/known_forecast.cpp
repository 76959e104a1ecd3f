#include "core/forecasting/known/known_forecast.h"

#include "core/features/one_offs.h"

#include <algorithm>

namespace planwright::forecasting {
namespace {

bool isToldToModels(const KnownInput& input) {
    return input.kind == KnownKind::SpecialDay && input.category.empty();
}

Result<MixedPoints> askWithSpecialDays(const TrainedModel& model, const data::Panel& panel,
                                       const UnplannedForecast& unplanned, const KnownInputs& known,
                                       const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto history, features::makeHistory(panel, model.measure, unplanned.corrections));
    history.plannedDays = withSpecialDays(std::move(history.plannedDays), known, unplanned.view.origin());
    PLANWRIGHT_ASSIGN(const auto view, features::CausalView::at(history, unplanned.view.origin()));
    return mixMembers(model, view, static_cast<int>(unplanned.points.means.size()), context);
}

} // namespace

Result<ForecastSet> forecastWithKnown(const TrainedModel& model, const data::Panel& panel,
                                      const UnplannedForecast& unplanned, const KnownInputs& known,
                                      const RunContext& context) {
    const auto& [view, points, corrections] = unplanned;
    const auto learnt = corrections.empty() ? data::Panel() : features::learntPanel(panel, corrections);
    const SalesDays days(corrections.empty() ? panel : learnt, view.origin());
    const auto inputs =
        inputsWithin(known, days, view.origin() + 1, view.origin() + static_cast<int>(points.means.size()));
    if (inputs.empty())
        return assembleForecast(model, view, points, context);
    const KnownEffects effects(inputs, days, model.measure);
    if (std::ranges::none_of(inputs, isToldToModels))
        return assembleForecast(model, view, points, context, KnownAhead{&effects, &points});
    PLANWRIGHT_ASSIGN(const auto told, askWithSpecialDays(model, panel, unplanned, inputs, context));
    return assembleForecast(model, view, points, context, KnownAhead{&effects, &told});
}

} // namespace planwright::forecasting
