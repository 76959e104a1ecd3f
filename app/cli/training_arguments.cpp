#include "app/cli/training_arguments.h"

namespace planwright::cli {
namespace {

std::string modelList() {
    std::string list;
    for (const auto& name : service::modelNames())
        list += (list.empty() ? "" : ", ") + name;
    return list;
}

} // namespace

std::shared_ptr<TrainingArguments> addModelArguments(Command command) {
    auto arguments = std::make_shared<TrainingArguments>();
    command
        .option("--origins", arguments->origins,
                "How many past months to forecast again, to judge the models (default: 12)")
        .between(1, 120)
        .takes("N");
    command.option("--models", arguments->models, "Only these models: " + modelList())
        .separatedBy(',')
        .oneOf(service::modelNames())
        .takes("A,B,...");
    return arguments;
}

std::shared_ptr<std::string> addPlanArgument(Command command) {
    auto plan = std::make_shared<std::string>();
    command
        .option(
            "--plan", *plan,
            "What is known in advance instead of what the workspace keeps (see `planned`), as CSV: kind (promotion, "
            "price, special_day, closure), category, first_day, last_day, amount, name")
        .takes("FILE");
    return plan;
}

Result<service::TrainingOptions> trainingOptions(const CommonOptions& common, const TrainingArguments& arguments) {
    PLANWRIGHT_ASSIGN(auto training, trainingOptions(common));
    training.origins = arguments.origins;
    training.models = arguments.models;
    training.measure = arguments.measure == "units" ? data::Measure::Units : data::Measure::Revenue;
    return training;
}

Verb makeTrainingVerb(Command app, const std::string& name, const std::string& description, TrainingAction action) {
    auto verb = makeVerb(app, name, description);
    auto arguments = addModelArguments(verb.command);
    verb.command.option("--measure", arguments->measure, "What demand is counted in (default: units)")
        .oneOf({"units", "revenue"})
        .takes("units|revenue");
    verb.run = [common = verb.common, arguments,
                action = std::move(action)](const RunContext& context) -> Result<Output> {
        PLANWRIGHT_ASSIGN(const auto training, trainingOptions(*common, *arguments));
        PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(*common, {}));
        PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(folder));
        return action(*workspace, training, *common, context);
    };
    return verb;
}

} // namespace planwright::cli
