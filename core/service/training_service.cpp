#include "core/service/training_service.h"

#include "core/base/hash.h"
#include "core/data/snapshot.h"
#include "core/decisions/decide.h"
#include "core/service/code_revision.h"
#include "core/serving/model_catalog.h"

#include <nlohmann/json.hpp>

namespace planwright::service {
namespace {

using nlohmann::json;

constexpr int calibratedMonths = 3;

// What was asked for: equal configs on an equal snapshot give equal bundles.
json trainingConfig(const TrainingOptions& options, std::uint64_t seed) {
    return json{{"origins", options.origins},
                {"horizon", calibratedMonths},
                {"models", options.models},
                {"measure", options.measure == data::Measure::Units ? "units" : "revenue"},
                {"data_until", options.until ? json(options.until->toString()) : json(nullptr)},
                {"seed", seed},
                {"decision_config_sha256", sha256Hex(decisions::defaultConfigJson())}};
}

// What a bundle is found by: a draft of another program is not looked for, since it may answer otherwise.
std::string trainingText(const TrainingOptions& options, std::uint64_t seed) {
    auto text = trainingConfig(options, seed);
    text["code_revision"] = codeRevision();
    return text.dump();
}

struct Trained {
    std::string snapshotSha256;
    data::Panel panel;
    forecasting::TrainingResult result;
};

Result<Trained> trainOnCurrent(Workspace& workspace, const TrainingOptions& options, const RunContext& context) {
    Trained trained;
    PLANWRIGHT_ASSIGN(trained.snapshotSha256, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(trained.panel,
                      data::loadPanel(workspace.snapshotsDirectory() / trained.snapshotSha256, options.until, context));
    const auto catalog = serving::standardCatalog();
    const forecasting::BacktestOptions backtestOptions{options.origins, calibratedMonths, options.models};
    PLANWRIGHT_ASSIGN(trained.result,
                      forecasting::train(trained.panel, options.measure, *catalog, backtestOptions, context));
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
    return BacktestRun{std::move(trained.snapshotSha256), std::move(trained.result.backtest)};
}

Result<TrainingRun> train(WorkspaceChange& change, const TrainingOptions& options, const RunContext& context) {
    auto& workspace = change.workspace();
    PLANWRIGHT_ASSIGN(auto trained, trainOnCurrent(workspace, options, context));
    context.report("Writing the bundle", 0);
    const auto training = trainingText(options, context.seed);
    const auto files =
        serving::encodeBundleContent({trained.result.model, std::move(trained.panel), decisions::defaultConfigJson()});
    const registry::BundleFacts facts{trained.result.backtest.selected, trained.snapshotSha256,
                                      sha256Hex(trainingConfig(options, context.seed).dump()), codeRevision(),
                                      context.seed};
    PLANWRIGHT_ASSIGN(auto bundle, registry::writeBundle(workspace.bundlesDirectory(), facts, files));
    BacktestRun run{std::move(trained.snapshotSha256), std::move(trained.result.backtest)};
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
    PLANWRIGHT_ASSIGN(auto stored, workspace.findTraining(snapshot, trainingText(options, context.seed)));
    if (!stored || !stored->backtestJson)
        return trainAndCommit(workspace, options, context);
    PLANWRIGHT_ASSIGN(auto backtest, parseStoredBacktest(*stored->backtestJson));
    return TrainingRun{{std::move(snapshot), std::move(backtest)}, std::move(stored->bundleSha256)};
}

Result<serving::ServedModel> currentModel(Workspace& workspace, const TrainingOptions& options,
                                          const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto snapshot, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(auto stored, workspace.findTraining(snapshot, trainingText(options, context.seed)));
    if (!stored) {
        PLANWRIGHT_ASSIGN(auto run, trainAndCommit(workspace, options, context));
        stored = StoredTraining{std::move(run.bundleSha256), std::nullopt};
    }
    return serving::loadServedModel(workspace.bundlesDirectory() / stored->bundleSha256);
}

} // namespace planwright::service
