#include "app/cli/band_record_text.h"
#include "app/cli/forecast_text.h"
#include "app/cli/training_arguments.h"

namespace planwright::cli {
namespace {

Result<Output> backtestVerb(service::Workspace& workspace, const service::TrainingOptions& training,
                            const CommonOptions& common, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto run, service::backtest(workspace, training, context));
    if (common.json)
        return Output{{}, service::backtestDocument(run, context.seed)};
    const auto note = run.oneOffNote.empty() ? std::string() : run.oneOffNote + '\n';
    return Output{note + backtestText(run.result) + '\n' + bandRecordText(run.result), {}};
}

} // namespace

Verb addBacktestVerb(Command app) {
    return makeTrainingVerb(
        app, "backtest", "Forecast the past again, month by month, and measure how wrong each model was", backtestVerb);
}

} // namespace planwright::cli
