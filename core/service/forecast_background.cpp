#include "core/service/forecast_background.h"

#include "core/forecasting/explain/similar_months.h"
#include "core/forecasting/explain/what_changed.h"
#include "core/forecasting/trained_model_data.h"

#include <algorithm>

namespace planwright::service {
namespace {

using forecasting::MonthChanges;
using serving::ServedModel;

forecasting::AskedModel asked(const ServedModel& served) {
    return {*served.content.model, served.content.panel, served.content.corrections};
}

/// Whether it forecast a month of the set, and anything that the set has.
bool isEarlier(const ServedModel& candidate, const ServedModel& served, const forecasting::ForecastSet& forecast) {
    const auto& then = candidate.content.panel;
    const auto& today = served.content.panel.categories;
    constexpr int farthestMonth = 12;
    return !forecast.months.empty() && candidate.content.model->measure == served.content.model->measure &&
           then.lastCompleteMonth < forecast.lastCompleteMonth &&
           forecast.months.front().month - then.lastCompleteMonth <= farthestMonth &&
           std::ranges::any_of(then.categories,
                               [&](const auto& name) { return std::ranges::binary_search(today, name); });
}

Result<std::vector<MonthChanges>> changesOf(const ServedModel& served, const forecasting::ForecastSet& forecast,
                                            const EarlierBundles& earlier, const RunContext& context) {
    for (const auto& bundle : earlier) {
        PLANWRIGHT_TRY(context.checkStop());
        // One that is gone or of another version is no reason to say nothing.
        const auto candidate = serving::loadServedModel(bundle);
        if (!candidate || !isEarlier(*candidate, served, forecast))
            continue;
        auto changes = forecasting::changesSinceTraining(asked(*candidate), asked(served), forecast, context);
        if (changes || changes.error().code() == ErrorCode::Cancelled)
            return changes;
    }
    return forecasting::changesSinceBacktest(asked(served), *served.catalog, forecast, context);
}

} // namespace

Result<EarlierBundles> earlierBundles(Workspace& workspace, const ServedModel& served) {
    const auto* const measure = served.content.model->measure == data::Measure::Units ? "units" : "revenue";
    PLANWRIGHT_ASSIGN(const auto names, workspace.otherBundles(served.facts.snapshotSha256, measure));
    EarlierBundles bundles;
    for (const auto& name : names)
        bundles.push_back(workspace.bundlesDirectory() / name);
    return bundles;
}

Result<std::vector<forecasting::MonthBackground>> forecastBackground(const ServedModel& served,
                                                                     const forecasting::ForecastSet& forecast,
                                                                     const forecasting::BacktestResult& backtest,
                                                                     const EarlierBundles& earlier,
                                                                     const RunContext& context) {
    auto seeded = context;
    seeded.seed = served.facts.seed;
    PLANWRIGHT_ASSIGN(auto changes, changesOf(served, forecast, earlier, seeded));
    const auto& content = served.content;
    PLANWRIGHT_ASSIGN(auto similar, forecasting::similarMonths(content.panel, content.model->measure,
                                                               content.corrections, forecast, backtest.forecasts));
    std::vector<forecasting::MonthBackground> backgrounds;
    for (std::size_t m = 0; m < forecast.months.size(); ++m) {
        auto& background = backgrounds.emplace_back();
        for (std::size_t c = 0; c < forecast.months[m].categories.size(); ++c)
            background.categories.push_back({std::move(changes[m].categories[c]), std::move(similar[m][c])});
        background.total.changed = std::move(changes[m].total);
    }
    return backgrounds;
}

} // namespace planwright::service
