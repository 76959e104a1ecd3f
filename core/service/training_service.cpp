#include "core/service/training_service.h"

#include "core/base/hash.h"
#include "core/data/hierarchy.h"
#include "core/data/snapshot.h"
#include "core/decisions/decide.h"
#include "core/service/code_revision.h"
#include "core/service/outlier_service.h"
#include "core/service/own_analogues.h"
#include "core/service/own_special_days.h"
#include "core/serving/model_catalog.h"
#include "core/serving/one_off_days.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace planwright::service {
namespace {

using nlohmann::json;
using OneOffs = std::vector<features::OneOff>;

/// What the planner says beside the data, as far as a training depends on it.
struct Said {
    OneOffs oneOffs;
    Analogues analogues;
    std::vector<data::PlannedDay> plannedDays;
    data::Hierarchy parents; ///< of the current snapshot's categories
};

Result<Said> saidIn(Workspace& workspace) {
    Said said;
    PLANWRIGHT_ASSIGN(const auto marks, outlierMarks(workspace));
    said.oneOffs = oneOffsOf(marks);
    PLANWRIGHT_ASSIGN(said.analogues, ownAnalogues(workspace));
    PLANWRIGHT_ASSIGN(said.plannedDays, plannedDays(workspace));
    PLANWRIGHT_ASSIGN(const auto snapshot, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(said.parents, data::readHierarchy(workspace.snapshotsDirectory() / snapshot));
    return said;
}

Said withoutAnalogues(Said said) {
    said.analogues.clear();
    return said;
}

constexpr int calibratedMonths = 3;

// What was asked for: equal configs on an equal snapshot give equal bundles.
json trainingConfig(const TrainingOptions& options, const Said& said, std::uint64_t seed) {
    json config{{"origins", options.origins},
                {"horizon", calibratedMonths},
                {"models", options.models},
                {"measure", options.measure == data::Measure::Units ? "units" : "revenue"},
                {"data_until", options.until ? json(options.until->toString()) : json(nullptr)},
                {"seed", seed},
                {"decision_config_sha256", sha256Hex(decisions::defaultConfigJson())}};
    for (const auto& oneOff : said.oneOffs)
        config["one_offs"].push_back({oneOff.category, oneOff.first.toString(), oneOff.last.toString()});
    for (const auto& analogue : said.analogues)
        config["analogues"].push_back({analogue.category, analogue.like, analogue.factor});
    if (!said.parents.empty())
        config["parents"] = said.parents;
    for (const auto& day : said.plannedDays)
        config["planned_days"].push_back({day.date.toString(), day.weight});
    return config;
}

// What a bundle is found by: a draft of another program is not looked for, since it may answer otherwise.
std::string trainingText(const TrainingOptions& options, const Said& said, std::uint64_t seed) {
    auto text = trainingConfig(options, said, seed);
    text["code_revision"] = codeRevision();
    return text.dump();
}

/// What was asked for in the workspace as it stands, as its text.
Result<std::string> currentText(Workspace& workspace, const TrainingOptions& options, std::uint64_t seed) {
    PLANWRIGHT_ASSIGN(const auto said, saidIn(workspace));
    return trainingText(options, said, seed);
}

struct Trained {
    std::string snapshotSha256;
    data::Panel panel;
    forecasting::TrainingResult result;
    features::OneOffCorrections corrected;
    std::string oneOffNote;
};

/// What became of the one-offs that the data hold, in sentences.
std::string noteOf(const data::Panel& panel, const OneOffs& oneOffs, const features::OneOffCorrections& corrected) {
    auto note = serving::oneOffSentence(corrected.corrections);
    for (std::size_t i = 0; i < oneOffs.size(); ++i) {
        const auto& [category, first, last] = oneOffs[i];
        const bool isThere = std::ranges::binary_search(panel.categories, category) && first <= panel.lastDay() &&
                             last >= panel.firstDay;
        if (isThere && !corrected.reasons[i].empty())
            note += fmt::format("{}Learnt as it was: {}, {}. {}", note.empty() ? "" : " ", category,
                                daysText(first, last), corrected.reasons[i]);
    }
    return note;
}

BacktestRun runOf(Trained& trained) {
    return {std::move(trained.snapshotSha256), std::move(trained.result.backtest),
            trained.corrected.corrections.days.size(), std::move(trained.oneOffNote)};
}

Result<Trained> trainOnCurrent(Workspace& workspace, const Said& said, const TrainingOptions& options,
                               const RunContext& context) {
    Trained trained;
    PLANWRIGHT_ASSIGN(trained.snapshotSha256, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(trained.panel,
                      data::loadPanel(workspace.snapshotsDirectory() / trained.snapshotSha256, options.until, context));
    trained.panel.plannedDays = said.plannedDays;
    trained.corrected = features::correctOneOffs(trained.panel, said.oneOffs);
    trained.oneOffNote = noteOf(trained.panel, said.oneOffs, trained.corrected);
    const auto catalog = serving::standardCatalog();
    const forecasting::BacktestOptions backtestOptions{options.origins, calibratedMonths, options.models, said.parents};
    PLANWRIGHT_ASSIGN(const auto known, workspace.pastForecasts(codeRevision()));
    PLANWRIGHT_ASSIGN(trained.result, forecasting::train(trained.panel, options.measure, *catalog, backtestOptions,
                                                         context, trained.corrected.corrections, known));
    return trained;
}

} // namespace

std::vector<std::string> modelNames() {
    std::vector<std::string> names;
    const auto catalog = serving::standardCatalog();
    for (const auto& forecaster : catalog->all())
        names.emplace_back(forecaster->name());
    return names;
}

Result<BacktestRun> backtest(Workspace& workspace, const TrainingOptions& options, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto said, saidIn(workspace));
    PLANWRIGHT_ASSIGN(auto trained, trainOnCurrent(workspace, said, options, context));
    return runOf(trained);
}

namespace {

/// A training that no analogue has a part in.
Result<TrainingRun> trainAnew(WorkspaceChange& change, const Said& said, const TrainingOptions& options,
                              const RunContext& context) {
    auto& workspace = change.workspace();
    PLANWRIGHT_ASSIGN(auto trained, trainOnCurrent(workspace, said, options, context));
    context.report("Writing the bundle", 0);
    const auto training = trainingText(options, said, context.seed);
    const auto files =
        serving::encodeBundleContent({trained.result.model, std::move(trained.panel), decisions::defaultConfigJson(),
                                      trained.corrected.corrections, said.parents});
    const registry::BundleFacts facts{trained.result.backtest.selected, trained.snapshotSha256,
                                      sha256Hex(trainingConfig(options, said, context.seed).dump()), codeRevision(),
                                      context.seed};
    PLANWRIGHT_ASSIGN(auto bundle, registry::writeBundle(workspace.bundlesDirectory(), facts, files));
    auto run = runOf(trained);
    PLANWRIGHT_TRY(change.recordPastForecasts(trained.result.fits, codeRevision()));
    PLANWRIGHT_TRY(change.recordTraining(run.snapshotSha256, training, bundle, storedBacktest(run, context.seed)));
    return TrainingRun{std::move(run), std::move(bundle)};
}

/// What is kept of a training; empty where there is none, or where an older program kept too little of it.
Result<std::optional<TrainingRun>> keptTraining(Workspace& workspace, const std::string& training,
                                                const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto snapshot, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(auto stored, workspace.findTraining(snapshot, training));
    if (!stored || !stored->backtestJson)
        return std::optional<TrainingRun>();
    PLANWRIGHT_ASSIGN(auto backtest, parseStoredBacktest(*stored->backtestJson));
    if (backtest.result.comparison.models.empty()) {
        context.report("Training again: the workspace keeps no comparison of the models yet", 0);
        return std::optional<TrainingRun>();
    }
    backtest.snapshotSha256 = std::move(snapshot);
    return std::optional(TrainingRun{std::move(backtest), std::move(stored->bundleSha256)});
}

/// The bundle of a training with the analogues beside it, which change nothing that was learnt.
Result<TrainingRun> withAnalogues(WorkspaceChange& change, TrainingRun run, const TrainingOptions& options,
                                  const Said& said, const RunContext& context) {
    auto& workspace = change.workspace();
    PLANWRIGHT_ASSIGN(auto served, serving::loadServedModel(workspace.bundlesDirectory() / run.bundleSha256));
    served.content.model = forecasting::withAnalogues(*served.content.model, said.analogues);
    served.facts.configSha256 = sha256Hex(trainingConfig(options, said, context.seed).dump());
    PLANWRIGHT_ASSIGN(run.bundleSha256, registry::writeBundle(workspace.bundlesDirectory(), served.facts,
                                                              serving::encodeBundleContent(served.content)));
    PLANWRIGHT_TRY(change.recordTraining(run.backtest.snapshotSha256, trainingText(options, said, context.seed),
                                         run.bundleSha256, storedBacktest(run.backtest, context.seed)));
    return run;
}

} // namespace

Result<TrainingRun> train(WorkspaceChange& change, const TrainingOptions& options, const RunContext& context) {
    auto& workspace = change.workspace();
    PLANWRIGHT_ASSIGN(const auto said, saidIn(workspace));
    const auto plain = withoutAnalogues(said);
    if (said.analogues.empty())
        return trainAnew(change, plain, options, context);
    PLANWRIGHT_ASSIGN(auto kept, keptTraining(workspace, trainingText(options, plain, context.seed), context));
    if (!kept) {
        PLANWRIGHT_ASSIGN(kept, trainAnew(change, plain, options, context));
    }
    return withAnalogues(change, std::move(*kept), options, said, context);
}

namespace {

Result<TrainingRun> trainAndCommit(Workspace& workspace, const TrainingOptions& options, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, context));
    PLANWRIGHT_ASSIGN(auto run, train(*change, options, context));
    PLANWRIGHT_TRY(change->commit());
    return run;
}

} // namespace

Result<TrainingRun> currentTraining(Workspace& workspace, const TrainingOptions& options, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto text, currentText(workspace, options, context.seed));
    PLANWRIGHT_ASSIGN(auto kept, keptTraining(workspace, text, context));
    if (kept)
        return std::move(*kept);
    return trainAndCommit(workspace, options, context);
}

Result<serving::ServedModel> currentModel(Workspace& workspace, const TrainingOptions& options,
                                          const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto snapshot, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(const auto text, currentText(workspace, options, context.seed));
    PLANWRIGHT_ASSIGN(auto stored, workspace.findTraining(snapshot, text));
    if (!stored) {
        PLANWRIGHT_ASSIGN(auto run, trainAndCommit(workspace, options, context));
        stored = StoredTraining{std::move(run.bundleSha256), std::nullopt};
    }
    return serving::loadServedModel(workspace.bundlesDirectory() / stored->bundleSha256);
}

} // namespace planwright::service
