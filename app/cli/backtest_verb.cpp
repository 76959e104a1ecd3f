#include "app/cli/forecast_text.h"
#include "app/cli/options.h"

namespace planwright::cli {
namespace {

struct BacktestArguments {
    int origins = 12;
    std::vector<std::string> models;
    std::string measure = "units";
};

Result<Output> backtestVerb(const CommonOptions& common, const BacktestArguments& arguments,
                            const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto training, trainingOptions(common));
    training.origins = arguments.origins;
    training.models = arguments.models;
    training.measure = arguments.measure == "units" ? data::Measure::Units : data::Measure::Revenue;
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, {}));
    PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(folder));
    PLANWRIGHT_ASSIGN(const auto run, service::backtest(*workspace, training, context));
    return common.json ? Output{{}, service::backtestDocument(run, context.seed)}
                       : Output{backtestText(run.result), {}};
}

std::string modelList() {
    std::string list;
    for (const auto& name : service::modelNames())
        list += (list.empty() ? "" : ", ") + name;
    return list;
}

} // namespace

Verb addBacktestVerb(CLI::App& app) {
    auto verb =
        makeVerb(app, "backtest", "Forecast the past again, month by month, and measure how wrong each model was");
    auto arguments = std::make_shared<BacktestArguments>();
    verb.command->add_option("--origins", arguments->origins, "How many past months to forecast from (default: 12)")
        ->check(CLI::Range(1, 120))
        ->option_text("N");
    verb.command->add_option("--models", arguments->models, "Only these models: " + modelList())
        ->delimiter(',')
        ->check(CLI::IsMember(service::modelNames()))
        ->option_text("A,B,...");
    verb.command->add_option("--measure", arguments->measure, "What demand is counted in (default: units)")
        ->check(CLI::IsMember({"units", "revenue"}))
        ->option_text("units|revenue");
    verb.run = [common = verb.common, arguments](const RunContext& context) {
        return backtestVerb(*common, *arguments, context);
    };
    return verb;
}

} // namespace planwright::cli
