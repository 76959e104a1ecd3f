#pragma once

#include "app/cli/options.h"

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
[[nodiscard]] std::shared_ptr<TrainingArguments> addModelArguments(CLI::App& command);
/// These and --measure, for backtest, train, evaluate and package.
[[nodiscard]] std::shared_ptr<TrainingArguments> addTrainingArguments(CLI::App& command);

/// The training that these and the common options ask for.
[[nodiscard]] Result<service::TrainingOptions> trainingOptions(const CommonOptions& common,
                                                               const TrainingArguments& arguments);

} // namespace planwright::cli
