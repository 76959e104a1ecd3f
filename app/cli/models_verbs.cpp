#include "app/cli/number_text.h"
#include "app/cli/text_table.h"
#include "app/cli/training_arguments.h"
#include "core/service/comparison_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace planwright::cli {
namespace {

using forecasting::ComparedModel;
using forecasting::ModelComparison;
using forecasting::PairedDifference;

// "+1.2", in per cent of demand
std::string pointsText(double fraction) {
    const double points = std::round(1000 * fraction) / 10;
    return points == 0 ? "0.0" : fmt::format("{:+.1f}", points);
}

std::string differenceText(const std::optional<PairedDifference>& paired) {
    if (!paired)
        return noValue;
    return pointsText(paired->wape) +
           (paired->standardError ? fmt::format(" ± {:.1f}", 100 * *paired->standardError) : "");
}

std::string chanceText(const std::optional<PairedDifference>& paired) {
    if (!paired || !paired->p)
        return noValue;
    return *paired->p < .001 ? "< 0.001" : fmt::format("{:.3f}", *paired->p);
}

std::string noteText(const ComparedModel& model) {
    std::string text;
    const auto add = [&](bool holds, const char* words) {
        if (holds)
            text += (text.empty() ? "" : ", ") + std::string(words);
    };
    add(model.isChosen, "chosen");
    add(model.isBest, "lowest error");
    add(model.isNearBest && !model.isBest, "within 1 % of the lowest");
    add(model.isClearlyWorse, "worse beyond chance");
    return text;
}

std::string comparisonTable(const ModelComparison& comparison) {
    TextTable table({{"model", TextTable::Align::Left},
                     {"WAPE"},
                     {"against auto"},
                     {"p"},
                     {"against lowest"},
                     {"p"},
                     {"bias"},
                     {"MASE"},
                     {"in 80 % band"},
                     {"unsteadiness"},
                     {"months"},
                     {"kind", TextTable::Align::Left},
                     {"", TextTable::Align::Left}});
    for (const auto& model : comparison.models)
        table.addRow({model.model, shareText(model.wape), differenceText(model.toAutomatic),
                      chanceText(model.toAutomatic), differenceText(model.toBest), chanceText(model.toBest),
                      changeText(model.bias), model.mase ? fmt::format("{:.3f}", *model.mase) : noValue,
                      shareText(model.coverage80), shareText(model.steadiness), grouped(model.months),
                      fmt::format("{} {}", static_cast<int>(model.simplicity), simplicityName(model.simplicity)),
                      noteText(model)});
    return table.toString();
}

constexpr auto explanation =
    "WAPE is the share of demand missed. Against auto, and against the lowest: by how many per cent of demand more (+) "
    "or less\nwas missed in the same months, ± one standard error; p is how likely so large a difference is by chance "
    "(Diebold-Mariano).\nUnsteadiness is how much the monthly WAPE varies. Kinds are numbered from the simplest to the "
    "hardest to explain.\n";

std::string comparisonText(const service::BacktestRun& run) {
    const auto& comparison = run.result.comparison;
    const auto over = comparison.months == 0
                          ? std::string("There is no past month yet to compare models over.")
                          : fmt::format("One month ahead, all categories together, over {} past month{}: {} to {}",
                                        comparison.months, comparison.months == 1 ? "" : "s",
                                        comparison.firstMonth.toString(), comparison.lastMonth.toString());
    return fmt::format("{}\n\n{}\n{}\nChosen: {}. {}\n", over, comparisonTable(comparison), explanation,
                       run.result.selected, run.result.reason);
}

Result<std::string> categoriesText(const ModelComparison& comparison, const std::string& name) {
    const auto* model = comparison.find(name);
    const auto* automatic = comparison.find("auto");
    if (model == nullptr || automatic == nullptr)
        return Error{ErrorCode::InvalidArgument,
                     fmt::format("There is no model named '{}' in the comparison.", name),
                     {{}, 0, "--model"}};
    TextTable table({{"category", TextTable::Align::Left}, {name}, {"difference to auto"}});
    int better = 0, worse = 0;
    for (std::size_t c = 0; c < comparison.categories.size(); ++c) {
        const auto& own = model->categories[c];
        better += own.difference && *own.difference < 0 ? 1 : 0;
        worse += own.difference && *own.difference > 0 ? 1 : 0;
        table.addRow(
            {comparison.categories[c], shareText(own.wape), own.difference ? pointsText(*own.difference) : noValue});
    }
    return fmt::format("{} in each category, over {} months: WAPE, and by how many per cent of demand it missed more "
                       "(+) or less than auto.\nLess in {} of {} categories, more in {}.\n\n{}",
                       name, model->months, better, comparison.categories.size(), worse, table.toString());
}

Result<Output> compareVerb(service::Workspace& workspace, const service::TrainingOptions& training,
                           const CommonOptions& common, const std::string& model, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto run, service::currentTraining(workspace, training, context));
    if (common.json)
        return Output{{}, service::modelsDocument(run.backtest, context.seed)};
    if (model.empty())
        return Output{comparisonText(run.backtest), {}};
    PLANWRIGHT_ASSIGN(auto text, categoriesText(run.backtest.result.comparison, model));
    return Output{std::move(text), {}};
}

} // namespace

std::vector<Verb> addModelsVerbs(Command app) {
    const auto group = app.group("models", "The models that forecast: compare");
    auto model = std::make_shared<std::string>();
    auto verb = makeTrainingVerb(
        group, "compare", "How good every model was on the past, beside the automatic choice, and why it was made",
        [model](service::Workspace& workspace, const service::TrainingOptions& training, const CommonOptions& common,
                const RunContext& context) { return compareVerb(workspace, training, common, *model, context); });
    verb.command.option("--model", *model, "Show this one's error in each category instead, beside auto's")
        .takes("NAME");
    verb.command.footer("It shows what the workspace keeps of the backtest; where it keeps none, it trains first.");
    return {std::move(verb)};
}

} // namespace planwright::cli
