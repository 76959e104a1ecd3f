#include "app/cli/forecast_text.h"
#include "app/cli/training_arguments.h"

namespace planwright::cli {
namespace {

Result<Output> backtestVerb(const CommonOptions& common, const TrainingArguments& arguments,
                            const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto training, trainingOptions(common, arguments));
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, {}));
    PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(folder));
    PLANWRIGHT_ASSIGN(const auto run, service::backtest(*workspace, training, context));
    return common.json ? Output{{}, service::backtestDocument(run, context.seed)}
                       : Output{backtestText(run.result), {}};
}

} // namespace

Verb addBacktestVerb(CLI::App& app) {
    auto verb =
        makeVerb(app, "backtest", "Forecast the past again, month by month, and measure how wrong each model was");
    verb.run = [common = verb.common, arguments = addTrainingArguments(*verb.command)](const RunContext& context) {
        return backtestVerb(*common, *arguments, context);
    };
    return verb;
}

} // namespace planwright::cli
