#include "app/cli/decision_text.h"
#include "app/cli/training_arguments.h"
#include "core/service/decision_service.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

struct DecideArguments {
    std::optional<double> budget;
    std::string economics;
    std::string inputs;
    std::shared_ptr<std::string> plan;
    std::shared_ptr<TrainingArguments> training;
};

Result<service::DecisionRun> decided(const CommonOptions& common, const DecideArguments& arguments,
                                     const RunContext& context) {
    if (!arguments.inputs.empty())
        return service::decideInputs(arguments.inputs, arguments.budget, common.seed, context);
    PLANWRIGHT_ASSIGN(const auto training, trainingOptions(common, *arguments.training));
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, {}));
    PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(folder));
    return service::decideNextMonth(*workspace, training,
                                    {arguments.budget, toPath(arguments.economics), toPath(*arguments.plan)}, context);
}

Result<Output> decideVerb(const CommonOptions& common, const DecideArguments& arguments, const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto run, decided(common, arguments, context));
    return Output{decisionText(run.result), std::move(run.document)};
}

} // namespace

Verb addDecideVerb(Command app) {
    auto verb = makeVerb(app, "decide", "What to do next month: advertising budget, stock, order of priority");
    auto arguments = std::make_shared<DecideArguments>();
    verb.command.option("--budget", arguments->budget, "Advertising money to place (default: as much as now)")
        .notNegative()
        .takes("MONEY");
    const auto economics = verb.command
                               .option("--economics", arguments->economics,
                                       "CSV: category, and any of price, unit_cost, salvage, goodwill, holding, "
                                       "on_hand, inbound, baseline_stock, spend, elasticity")
                               .takes("FILE");
    arguments->plan = addPlanArgument(verb.command);
    arguments->training = addModelArguments(verb.command);
    verb.command.option("--inputs", arguments->inputs, "Decide on this JSON document instead of a workspace")
        .excludes(economics)
        .excludes(verb.command.added("--plan"))
        .excludes(verb.command.added("--origins"))
        .excludes(verb.command.added("--models"))
        .takes("FILE");
    verb.run = [common = verb.common, arguments](const RunContext& context) {
        return decideVerb(*common, *arguments, context);
    };
    return verb;
}

} // namespace planwright::cli
