#include "core/forecasting/earlier_choice.h"
#include "core/forecasting/known/known_forecast.h"
#include "core/forecasting/mean_reconciliation.h"
#include "core/forecasting/month_forecast.h"
#include "core/forecasting/parents_run.h"
#include "core/forecasting/series_record.h"

#include <fmt/format.h>

#include <algorithm>

namespace planwright::forecasting {
namespace {

const Weights& weightsNow(const BacktestRun& run, const CategoryException& exception) {
    return run.candidates[exception.candidate].weights.back();
}

/// The models that the choice at the last origin or one of its exceptions weighs, and one that fills their gaps.
std::vector<Member> membersOf(const BacktestRun& run) {
    const auto& weights = run.choices.back()->weights;
    std::vector<Member> members;
    double sum = 0;
    for (std::size_t m = 0; m < run.runs.size(); ++m) {
        const auto isException = std::ranges::any_of(
            run.exceptions.back(), [&](const auto& exception) { return weightsNow(run, exception)[m] > 0; });
        if ((weights[m] > 0 || isException) && run.runs[m].fitted != nullptr) {
            members.push_back({run.runs[m].track.name, weights[m], run.runs[m].fitted});
            sum += weights[m];
        }
    }
    for (auto& member : members)
        member.weight /= sum;
    const auto& filler = run.runs[gapFiller(run.runs)];
    const auto isMember = std::any_of(members.begin(), members.end(),
                                      [&](const Member& member) { return member.name == filler.track.name; });
    if (filler.fitted != nullptr && !isMember)
        members.push_back({filler.track.name, 0, filler.fitted});
    return members;
}

std::vector<CategoryMix> exceptionsOf(const BacktestRun& run, const features::History& history,
                                      const std::vector<Member>& members) {
    std::vector<CategoryMix> mixes;
    for (const auto& exception : run.exceptions.back()) {
        const auto& weights = weightsNow(run, exception);
        CategoryMix mix{history.categories[exception.category],
                        run.candidates[exception.candidate].track.name,
                        exception.reason,
                        {}};
        double sum = 0;
        for (const auto& member : members) {
            const auto run0 = std::ranges::find(run.runs, member.name, [](const auto& one) { return one.track.name; });
            mix.weights.push_back(weights[static_cast<std::size_t>(run0 - run.runs.begin())]);
            sum += mix.weights.back();
        }
        for (auto& weight : mix.weights)
            weight /= sum;
        if (sum > 0)
            mixes.push_back(std::move(mix));
    }
    return mixes;
}

} // namespace

namespace {

/// What forecasts a history from a backtest of it.
std::shared_ptr<TrainedModel> modelOf(const BacktestRun& run, const features::History& history) {
    auto model = std::make_shared<TrainedModel>();
    model->measure = history.measure;
    model->trainedUntil = history.lastCompleteMonth;
    model->selected = run.candidates[run.choices.back()->candidate].track.name;
    model->reason = run.choices.back()->reason;
    model->members = membersOf(run);
    model->exceptions = exceptionsOf(run, history, model->members);
    return model;
}

std::shared_ptr<const MeanReconciliation> reconciliationFrom(const BacktestRun& run) {
    auto rule = ruleAt(run, run.grid.lastOrigin());
    if (!rule)
        return nullptr;
    const auto& parents = *run.parents;
    auto nodes = modelOf(parents.run, parents.history);
    nodes->bands = calibrateBands(parents.run.grid, parents.run.automatic).back();
    nodes->past = pastRanks(parents.run.grid, parents.run.automatic, parents.run.grid.lastOrigin());
    for (const auto& name : parents.history.categories)
        nodes->records.push_back({name, {}, {}, {}});
    return std::make_shared<const MeanReconciliation>(MeanReconciliation{std::move(*rule), std::move(nodes)});
}

} // namespace

Result<TrainingResult> train(const data::Panel& panel, data::Measure measure, const Catalog& catalog,
                             const BacktestOptions& options, const RunContext& context,
                             const features::HistoryCorrections& corrections, const PastFits& known) {
    PLANWRIGHT_ASSIGN(const auto history, features::makeHistory(panel, measure, corrections));
    PLANWRIGHT_ASSIGN(auto run, runBacktest(history, catalog, options, context, known));
    auto model = modelOf(run, history);
    model->reconciliation = reconciliationFrom(run);
    if (model->reconciliation != nullptr)
        model->reason += " " + reconciliationOf(run).reason;
    model->earlier = earlierChoice(history, run);
    model->bands = run.calibrations.back();
    model->past = pastRanks(run.grid, run.automatic, run.grid.lastOrigin());
    PLANWRIGHT_ASSIGN(model->records, recordsOf(history, run, firstReported(run.grid, options), context));
    model->total = std::move(model->records.back());
    model->records.pop_back();
    auto backtest = reportBacktest(history, run, options);
    model->confidence = backtest.confidence;
    return TrainingResult{std::move(model), std::move(backtest), std::move(run.fits)};
}

Result<ForecastSet> forecast(const TrainedModel& model, const data::Panel& panel, int horizonMonths,
                             const RunContext& context, const features::HistoryCorrections& corrections,
                             const KnownInputs& known) {
    if (horizonMonths < 1 || horizonMonths > 12)
        return Error(ErrorCode::InvalidArgument, "A forecast looks 1 to 12 months ahead.", {"", 0, "horizon"});
    PLANWRIGHT_ASSIGN(const auto history, features::makeHistory(panel, model.measure, corrections));
    PLANWRIGHT_ASSIGN(const auto view, features::CausalView::at(history, history.lastCompleteMonth));
    PLANWRIGHT_ASSIGN(const auto points, mixMembers(model, view, horizonMonths, context));
    if (known.empty())
        return assembleForecast(model, view, points, context);
    return forecastWithKnown(model, panel, {view, points, corrections}, known, context);
}

} // namespace planwright::forecasting
