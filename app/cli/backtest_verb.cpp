#include "app/cli/forecast_text.h"
#include "app/cli/training_arguments.h"

namespace planwright::cli {
namespace {

Result<Output> backtestVerb(service::Workspace& workspace, const service::TrainingOptions& training,
                            const CommonOptions& common, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto run, service::backtest(workspace, training, context));
    return common.json ? Output{{}, service::backtestDocument(run, context.seed)}
                       : Output{run.oneOffNote + (run.oneOffNote.empty() ? "" : "\n") + backtestText(run.result), {}};
}

} // namespace

Verb addBacktestVerb(Command app) {
    return makeTrainingVerb(
        app, "backtest", "Forecast the past again, month by month, and measure how wrong each model was", backtestVerb);
}

} // namespace planwright::cli
