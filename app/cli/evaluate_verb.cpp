#include "app/cli/number_text.h"
#include "app/cli/text_table.h"
#include "app/cli/training_arguments.h"
#include "core/service/evaluation.h"
#include "core/service/text_file.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

void addRows(TextTable& table, const std::string& part, const std::vector<service::HoldOutScore>& scores) {
    for (const auto& score : scores)
        table.addRow({part, std::to_string(score.horizon), shareText(score.wape), changeText(score.bias),
                      changeText(score.skill), shareText(score.coverage80), grouped(score.forecasts)});
}

std::string partText(const std::string& name, const features::OriginRange& part) {
    return part.count() > 0 ? fmt::format("{}: {} to {} ({} origins)\n", name, part.first.toString(),
                                          part.last.toString(), part.count())
                            : fmt::format("{}: no origin\n", name);
}

std::string evaluationText(const service::Evaluation& evaluation) {
    TextTable table({{"part", TextTable::Align::Left},
                     {"months ahead"},
                     {"WAPE"},
                     {"bias"},
                     {"better than a year before"},
                     {"in 80 % band"},
                     {"forecasts"}});
    addRows(table, "validation", evaluation.validation);
    addRows(table, "test", evaluation.test);
    const auto& split = evaluation.split;
    return fmt::format("{}{}{}\n{}\nModel: {}. {}\n{}{}", partText("Train", split.train),
                       partText("Validation", split.validation), partText("Test", split.test), table.toString(),
                       evaluation.selected, evaluation.reason, evaluation.oneOffNote,
                       evaluation.oneOffNote.empty() ? "" : "\n");
}

Result<Output> evaluateVerb(service::Workspace& workspace, const service::TrainingOptions& training,
                            const features::SplitPlan& plan, const std::string& metrics, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto evaluation, service::evaluate(workspace, training, plan, context));
    if (!metrics.empty())
        PLANWRIGHT_TRY(service::writeTextFile(metrics, service::metricsText(evaluation)));
    return Output{evaluationText(evaluation), service::evaluationDocument(evaluation, context.seed)};
}

} // namespace

Verb addEvaluateVerb(Command app) {
    // As many as the twelve origins of a training by default can show.
    auto plan = std::make_shared<features::SplitPlan>(features::SplitPlan{3, 6, 1});
    auto metrics = std::make_shared<std::string>();
    auto verb =
        makeTrainingVerb(app, "evaluate", "Judge the trained model on months it was not chosen by, split by date",
                         [plan, metrics](auto& workspace, const auto& training, const auto&, const auto& context) {
                             return evaluateVerb(workspace, training, *plan, *metrics, context);
                         });
    verb.command.option("--test", plan->testOrigins, "Origins (last known months) to test on (default: 6)")
        .between(1, 120)
        .takes("N");
    verb.command.option("--validation", plan->validationOrigins, "Origins before them to validate on (default: 3)")
        .between(0, 120)
        .takes("N");
    verb.command
        .option("--horizon", plan->horizonMonths,
                "Months ahead to judge, 1 to 3; as many, less one, are left out between the parts (default: 1)")
        .between(1, 3)
        .takes("N");
    verb.command.option("--metrics", *metrics, "Also write the scores alone, for `dvc metrics`").takes("FILE");
    return verb;
}

} // namespace planwright::cli
