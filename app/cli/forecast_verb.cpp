#include "app/cli/band_record_text.h"
#include "app/cli/explanation_text.h"
#include "app/cli/forecast_text.h"
#include "app/cli/known_text.h"
#include "app/cli/training_arguments.h"
#include "core/service/forecast_service.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

Result<Output> forecastVerb(const CommonOptions& common, const TrainingArguments& arguments, int horizonMonths,
                            service::Explaining explaining, const std::string& plan, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto training, trainingOptions(common, arguments));
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, {}));
    PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(folder));
    PLANWRIGHT_ASSIGN(auto run,
                      service::forecastMonths(*workspace, training, horizonMonths, context, explaining, toPath(plan)));
    std::string text;
    for (const auto& month : run.forecast.months)
        text += monthText(run.forecast, month) + '\n';
    if (run.forecast.together)
        text += togetherText(run.forecast) + '\n';
    for (std::size_t h = 0; h < run.explanations.size(); ++h)
        text += explanationText(run.forecast.months[h], run.explanations[h], run.backgrounds[h]);
    text += modelText(run.forecast.months.front()) + bandNotesText(run.forecast);
    text += knownText(run.forecast);
    if (!run.oneOffNote.empty())
        text += run.oneOffNote + '\n';
    return Output{std::move(text), std::move(run.document)};
}

} // namespace

Verb addForecastVerb(Command app) {
    auto verb = makeVerb(app, "forecast", "Demand of the next months, per category, with bands");
    auto horizon = std::make_shared<int>(3);
    verb.command.option("--horizon", *horizon, "Months ahead, 1 to 12 (default: 3)").between(1, 12).takes("N");
    auto explain = std::make_shared<bool>(false);
    verb.command.flag("--explain", *explain,
                      "Say of each forecast where it comes from, what changed since last month's, and what came in "
                      "similar months");
    auto plan = addPlanArgument(verb.command);
    verb.run = [common = verb.common, arguments = addModelArguments(verb.command), horizon, explain,
                plan](const RunContext& context) {
        return forecastVerb(*common, *arguments, *horizon,
                            *explain ? service::Explaining::Yes : service::Explaining::No, *plan, context);
    };
    return verb;
}

} // namespace planwright::cli
