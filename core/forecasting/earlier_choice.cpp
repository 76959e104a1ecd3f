#include "core/forecasting/earlier_choice.h"

#include "core/base/parallel.h"
#include "core/forecasting/parents_run.h"

#include <algorithm>

namespace planwright::forecasting {
namespace {

/// The runs that have a part in it, the gap filler last.
std::vector<std::size_t> runsOf(const BacktestRun& run, std::size_t origin, const std::vector<const Weights*>& mixes) {
    std::vector<std::size_t> members;
    for (std::size_t m = 0; m < run.runs.size(); ++m)
        if (run.runs[m].failures[origin].empty() &&
            std::ranges::any_of(mixes, [&](const Weights* weights) { return (*weights)[m] > 0; }))
            members.push_back(m);
    const auto filler = gapFiller(run.runs);
    if (std::ranges::find(members, filler) == members.end())
        members.push_back(filler);
    return members;
}

std::vector<double> weightsOf(const Weights& weights, const std::vector<std::size_t>& members) {
    std::vector<double> chosen;
    double sum = 0;
    for (const auto m : members) {
        chosen.push_back(weights[m]);
        sum += weights[m];
    }
    for (auto& weight : chosen)
        weight /= sum > 0 ? sum : 1;
    return chosen;
}

} // namespace

std::optional<EarlierChoice> earlierChoice(const features::History& history, const BacktestRun& run) {
    if (run.grid.originCount() < 2 || !run.choices[run.grid.lastOrigin() - 1])
        return std::nullopt;
    const auto origin = run.grid.lastOrigin() - 1;
    const auto& common = *run.choices[origin];
    std::vector<const Weights*> mixes{&common.weights};
    for (const auto& exception : run.exceptions[origin])
        mixes.push_back(&run.candidates[exception.candidate].weights[origin]);
    const auto members = runsOf(run, origin, mixes);
    EarlierChoice choice{run.candidates[common.candidate].track.name, {}, weightsOf(common.weights, members), {}, {}};
    for (const auto m : members)
        choice.members.push_back(run.runs[m].track.name);
    for (std::size_t e = 0; e < run.exceptions[origin].size(); ++e) {
        const auto& exception = run.exceptions[origin][e];
        choice.exceptions.push_back({history.categories[exception.category],
                                     run.candidates[exception.candidate].track.name, exception.reason,
                                     weightsOf(*mixes[e + 1], members)});
    }
    if (auto rule = ruleAt(run, origin))
        if (auto nodes = earlierChoice(run.parents->history, run.parents->run))
            choice.reconciliation = std::make_shared<const EarlierReconciliation>(
                EarlierReconciliation{std::move(*rule), std::move(*nodes)});
    return choice;
}

namespace {

Result<std::shared_ptr<const TrainedModel>> fitChoice(const EarlierChoice& choice, const Catalog& catalog,
                                                      const features::CausalView& view, const RunContext& context);

Result<std::shared_ptr<const MeanReconciliation>> fitReconciliation(const EarlierReconciliation& earlier,
                                                                    const Catalog& catalog,
                                                                    const features::CausalView& view,
                                                                    const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto hierarchy, Hierarchy::make(earlier.rule.categories, earlier.rule.parents));
    const auto summed = features::summedHistory(view, parentGroups(hierarchy));
    PLANWRIGHT_ASSIGN(const auto above, features::CausalView::at(summed, view.origin()));
    PLANWRIGHT_ASSIGN(auto nodes, fitChoice(earlier.nodes, catalog, above, context));
    return std::make_shared<const MeanReconciliation>(MeanReconciliation{earlier.rule, std::move(nodes)});
}

Result<std::shared_ptr<const TrainedModel>> fitChoice(const EarlierChoice& choice, const Catalog& catalog,
                                                      const features::CausalView& view, const RunContext& context) {
    std::vector<std::shared_ptr<const FittedModel>> fitted(choice.members.size());
    RunContext inner = context;
    inner.threads = 1;
    inner.progress = {};
    // As in the backtest: a model that cannot be fitted leaves its place to the others.
    const auto fitOne = [&](std::size_t m) -> Status {
        const auto* forecaster = catalog.find(choice.members[m]);
        if (forecaster == nullptr)
            return {};
        auto fit = forecaster->fit(view, inner);
        if (fit)
            fitted[m] = std::move(*fit);
        else if (fit.error().code() == ErrorCode::Cancelled)
            return fit.error();
        return {};
    };
    PLANWRIGHT_TRY(parallelFor(fitted.size(), context, fitOne));
    auto model = std::make_shared<TrainedModel>();
    model->measure = view.measure();
    model->trainedUntil = view.origin();
    model->selected = choice.selected;
    model->exceptions = choice.exceptions;
    for (auto& exception : model->exceptions)
        exception.weights.clear();
    for (std::size_t m = 0; m < fitted.size(); ++m) {
        if (fitted[m] == nullptr)
            continue;
        model->members.push_back({choice.members[m], choice.weights[m], fitted[m]});
        for (std::size_t e = 0; e < choice.exceptions.size(); ++e)
            model->exceptions[e].weights.push_back(choice.exceptions[e].weights[m]);
    }
    if (model->members.empty())
        return Error(ErrorCode::InsufficientData, "No model of a month earlier could be fitted again.");
    if (choice.reconciliation != nullptr) {
        PLANWRIGHT_ASSIGN(model->reconciliation, fitReconciliation(*choice.reconciliation, catalog, view, context));
    }
    return std::shared_ptr<const TrainedModel>(std::move(model));
}

} // namespace

Result<std::shared_ptr<const TrainedModel>> fitEarlierChoice(const TrainedModel& now, const Catalog& catalog,
                                                             const features::CausalView& view,
                                                             const RunContext& context) {
    if (!now.earlier)
        return Error(ErrorCode::NotFound, "The training kept no choice of a month earlier.");
    return fitChoice(*now.earlier, catalog, view, context);
}

} // namespace planwright::forecasting
