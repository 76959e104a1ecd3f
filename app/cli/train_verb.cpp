#include "app/cli/forecast_text.h"
#include "app/cli/training_arguments.h"
#include "core/service/training_outputs.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

Result<Output> trainVerb(service::Workspace& workspace, const service::TrainingOptions& training, const CommonOptions&,
                         const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto run, service::currentTraining(workspace, training, context));
    const auto& result = run.backtest.result;
    const auto& note = run.backtest.oneOffNote;
    return Output{fmt::format("Model: {}. {}\n{}{}{}Bundle: {}\n", result.selected, result.reason, note,
                              note.empty() ? "" : "\n", recordText(result), run.bundleSha256),
                  service::trainingDocument(run, training, context.seed)};
}

} // namespace

Verb addTrainVerb(Command app) {
    auto verb = makeTrainingVerb(
        app, "train", "Choose and fit a model on the current data, as `run` does, and keep its bundle", trainVerb);
    verb.command.footer("The other verbs take this model when they are given the same --origins, --models, --seed and "
                        "--data-until.");
    return verb;
}

} // namespace planwright::cli
