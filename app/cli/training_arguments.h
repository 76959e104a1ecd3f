#pragma once

#include "app/cli/options.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace planwright::cli {

/// What a training is asked for by, beside the common options: the same values mean the same training.
struct TrainingArguments {
    int origins = 12;
    std::vector<std::string> models;
    std::string measure = "units";
};

/// --origins and --models, for what looks at units: forecast and decide.
[[nodiscard]] std::shared_ptr<TrainingArguments> addModelArguments(Command command);

/// --plan FILE, what is known in advance: for run, forecast and decide.
[[nodiscard]] std::shared_ptr<std::string> addPlanArgument(Command command);

/// The training that these and the common options ask for.
[[nodiscard]] Result<service::TrainingOptions> trainingOptions(const CommonOptions& common,
                                                               const TrainingArguments& arguments);

/// What a verb does in an open workspace with a training.
using TrainingAction = std::function<Result<Output>(service::Workspace&, const service::TrainingOptions&,
                                                    const CommonOptions&, const RunContext&)>;
/// A verb with those options and --measure: backtest, train, evaluate, package.
[[nodiscard]] Verb makeTrainingVerb(Command app, const std::string& name, const std::string& description,
                                    TrainingAction action);

} // namespace planwright::cli
