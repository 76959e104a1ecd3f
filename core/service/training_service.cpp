#include "core/service/training_service.h"

#include "core/base/hash.h"
#include "core/data/snapshot.h"
#include "core/decisions/decide.h"
#include "core/service/code_revision.h"
#include "core/service/outlier_service.h"
#include "core/serving/model_catalog.h"
#include "core/serving/one_off_days.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace planwright::service {
namespace {

using nlohmann::json;
using OneOffs = std::vector<features::OneOff>;

constexpr int calibratedMonths = 3;

// What was asked for: equal configs on an equal snapshot give equal bundles.
json trainingConfig(const TrainingOptions& options, const OneOffs& oneOffs, std::uint64_t seed) {
    json config{{"origins", options.origins},
                {"horizon", calibratedMonths},
                {"models", options.models},
                {"measure", options.measure == data::Measure::Units ? "units" : "revenue"},
                {"data_until", options.until ? json(options.until->toString()) : json(nullptr)},
                {"seed", seed},
                {"decision_config_sha256", sha256Hex(decisions::defaultConfigJson())}};
    for (const auto& oneOff : oneOffs)
        config["one_offs"].push_back({oneOff.category, oneOff.first.toString(), oneOff.last.toString()});
    return config;
}

// What a bundle is found by: a draft of another program is not looked for, since it may answer otherwise.
std::string trainingText(const TrainingOptions& options, const OneOffs& oneOffs, std::uint64_t seed) {
    auto text = trainingConfig(options, oneOffs, seed);
    text["code_revision"] = codeRevision();
    return text.dump();
}

/// What was asked for in the workspace as it stands, as its text.
Result<std::string> currentText(Workspace& workspace, const TrainingOptions& options, std::uint64_t seed) {
    PLANWRIGHT_ASSIGN(const auto marks, outlierMarks(workspace));
    return trainingText(options, oneOffsOf(marks), seed);
}

struct Trained {
    std::string snapshotSha256;
    data::Panel panel;
    forecasting::TrainingResult result;
    OneOffs oneOffs;
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

Result<Trained> trainOnCurrent(Workspace& workspace, const TrainingOptions& options, const RunContext& context) {
    Trained trained;
    PLANWRIGHT_ASSIGN(trained.snapshotSha256, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(trained.panel,
                      data::loadPanel(workspace.snapshotsDirectory() / trained.snapshotSha256, options.until, context));
    PLANWRIGHT_ASSIGN(const auto marks, outlierMarks(workspace));
    trained.oneOffs = oneOffsOf(marks);
    trained.corrected = features::correctOneOffs(trained.panel, trained.oneOffs);
    trained.oneOffNote = noteOf(trained.panel, trained.oneOffs, trained.corrected);
    const auto catalog = serving::standardCatalog();
    const forecasting::BacktestOptions backtestOptions{options.origins, calibratedMonths, options.models};
    PLANWRIGHT_ASSIGN(trained.result, forecasting::train(trained.panel, options.measure, *catalog, backtestOptions,
                                                         context, trained.corrected.corrections));
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
    PLANWRIGHT_ASSIGN(auto trained, trainOnCurrent(workspace, options, context));
    return runOf(trained);
}

Result<TrainingRun> train(WorkspaceChange& change, const TrainingOptions& options, const RunContext& context) {
    auto& workspace = change.workspace();
    PLANWRIGHT_ASSIGN(auto trained, trainOnCurrent(workspace, options, context));
    context.report("Writing the bundle", 0);
    const auto training = trainingText(options, trained.oneOffs, context.seed);
    const auto files = serving::encodeBundleContent({trained.result.model, std::move(trained.panel),
                                                     decisions::defaultConfigJson(), trained.corrected.corrections});
    const registry::BundleFacts facts{trained.result.backtest.selected, trained.snapshotSha256,
                                      sha256Hex(trainingConfig(options, trained.oneOffs, context.seed).dump()),
                                      codeRevision(), context.seed};
    PLANWRIGHT_ASSIGN(auto bundle, registry::writeBundle(workspace.bundlesDirectory(), facts, files));
    auto run = runOf(trained);
    PLANWRIGHT_TRY(change.recordTraining(run.snapshotSha256, training, bundle, storedBacktest(run, context.seed)));
    return TrainingRun{std::move(run), std::move(bundle)};
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
    PLANWRIGHT_ASSIGN(auto snapshot, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(const auto text, currentText(workspace, options, context.seed));
    PLANWRIGHT_ASSIGN(auto stored, workspace.findTraining(snapshot, text));
    if (!stored || !stored->backtestJson)
        return trainAndCommit(workspace, options, context);
    PLANWRIGHT_ASSIGN(auto backtest, parseStoredBacktest(*stored->backtestJson));
    backtest.snapshotSha256 = std::move(snapshot);
    return TrainingRun{std::move(backtest), std::move(stored->bundleSha256)};
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
