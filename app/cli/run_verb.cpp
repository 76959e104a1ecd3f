#include "app/cli/band_record_text.h"
#include "app/cli/decision_text.h"
#include "app/cli/forecast_text.h"
#include "app/cli/import_text.h"
#include "app/cli/known_text.h"
#include "app/cli/mapping_options.h"
#include "app/cli/training_arguments.h"
#include "core/service/run_service.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

struct RunArguments {
    std::vector<std::string> files;
    std::string mapping;
    std::string categories;
    std::string sheet;
    std::vector<std::string> assign;
    MappingArguments reading;
    std::shared_ptr<std::string> plan;
};

std::string runText(const service::RunResult& result) {
    const auto& plan = *result.plan;
    const auto& next = plan.forecast.months.front();
    const auto note = result.backtest.oneOffNote.empty() ? std::string() : result.backtest.oneOffNote + '\n';
    return fmt::format("{}\n{}\n{}{}\n{}\nReport: {}\n", importText(plan.import),
                       monthText(plan.forecast, next, &plan.decision), modelText(next) + note,
                       recordText(plan.backtest) + bandNotesText(plan.forecast) + knownText(plan.forecast),
                       decisionText(plan.decision), result.report.string());
}

Result<Output> runVerb(const CommonOptions& common, const RunArguments& arguments, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto training, trainingOptions(common));
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, arguments.files));
    PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::openOrCreate(folder));
    service::ImportOptions import;
    import.files = toPaths(arguments.files);
    import.mapping = toPath(arguments.mapping);
    import.categories = toPath(arguments.categories);
    for (const auto& text : arguments.assign)
        PLANWRIGHT_TRY(service::addAssignment(import.assign, text));
    import.sheet = arguments.sheet;
    import.rates = toPath(arguments.reading.rates);
    PLANWRIGHT_ASSIGN(import.overrides, overridesFrom(arguments.reading));
    PLANWRIGHT_ASSIGN(const auto result, service::run(*workspace, import, training, context, toPath(*arguments.plan)));
    return common.json ? Output{{}, service::runDocument(result)} : Output{runText(result), {}};
}

} // namespace

Verb addRunVerb(Command app) {
    auto verb =
        makeVerb(app, "run", "Import, backtest, forecast, decide and write report.html: the main job in one verb");
    auto arguments = std::make_shared<RunArguments>();
    verb.command
        .option("FILE", arguments->files,
                "Event files (CSV, also .gz and .zst; Excel; Parquet), folders of them, or s3://BUCKET/PREFIX")
        .required()
        .takes(" ");
    verb.command.option("--mapping", arguments->mapping, "Which column feeds which field, as JSON").takes("FILE");
    verb.command.option("--categories", arguments->categories, "Product to category table, as CSV").takes("FILE");
    verb.command
        .option("--assign", arguments->assign,
                "Category of a product, before any table; may be repeated, and is remembered with the table")
        .takes("PRODUCT=CATEGORY");
    verb.command.option("--sheet", arguments->sheet, "Sheet of the Excel files (default: told by its heading)")
        .takes("NAME");
    addMappingOptions(verb.command, arguments->reading);
    arguments->plan = addPlanArgument(verb.command);
    verb.run = [common = verb.common, arguments](const RunContext& context) {
        return runVerb(*common, *arguments, context);
    };
    return verb;
}

} // namespace planwright::cli
