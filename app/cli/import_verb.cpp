#include "app/cli/import_text.h"
#include "app/cli/mapping_options.h"
#include "app/cli/options.h"
#include "core/service/import_again.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

struct ImportArguments {
    std::vector<std::string> files;
    std::string mapping;
    std::string categories;
    std::string sheet;
    std::string onError = "reject";
    bool append = false;
    std::int64_t memoryLimitMiB = 1024;
    std::string rejected;
    std::vector<std::string> assign;
    bool again = false;
    MappingArguments reading;
};

Result<Output> importVerb(const CommonOptions& common, const ImportArguments& arguments, const RunContext& context) {
    if (!common.dataUntil.empty())
        return Error{ErrorCode::InvalidArgument,
                     "An import keeps all data: give --data-until to the verbs that read it."};
    PLANWRIGHT_ASSIGN(const auto overrides, overridesFrom(arguments.reading));
    service::Assignments assign;
    for (const auto& text : arguments.assign)
        PLANWRIGHT_TRY(service::addAssignment(assign, text));
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, arguments.files));
    PLANWRIGHT_ASSIGN(const auto workspace, arguments.append || arguments.again
                                                ? service::Workspace::open(folder)
                                                : service::Workspace::openOrCreate(folder));
    PLANWRIGHT_ASSIGN(const auto change, service::WorkspaceChange::begin(*workspace, context));
    service::ImportOptions options;
    if (arguments.again) {
        PLANWRIGHT_ASSIGN(options, service::importAgainOptions(*workspace));
    } else {
        options.files = toPaths(arguments.files);
    }
    options.assign = assign;
    options.mapping = toPath(arguments.mapping);
    options.categories = toPath(arguments.categories);
    options.stopOnRejected = arguments.onError == "stop";
    options.append = arguments.append;
    options.memoryLimitMiB = arguments.memoryLimitMiB;
    if (!arguments.sheet.empty())
        options.sheet = arguments.sheet;
    if (!arguments.reading.rates.empty())
        options.rates = toPath(arguments.reading.rates);
    options.rejected = toPath(arguments.rejected);
    options.overrides = overrides;
    PLANWRIGHT_ASSIGN(const auto report, service::importFiles(*change, options, context));
    PLANWRIGHT_TRY(change->commit());
    return Output{fmt::format("{}\nImported into {}\n", importText(report), folder.string()),
                  service::importDocument(report, context.seed)};
}

} // namespace

Verb addImportVerb(CLI::App& app) {
    auto verb = makeVerb(app, "import", "Read and clean event files, and account for every row");
    auto arguments = std::make_shared<ImportArguments>();
    auto* files =
        verb.command
            ->add_option("FILE", arguments->files,
                         "Event files (CSV, also .gz and .zst; Excel; Parquet), folders of them, or s3://BUCKET/PREFIX")
            ->option_text(" ");
    verb.command
        ->add_flag("--again", arguments->again,
                   "Instead of FILE: the files that the workspace's data came from, all at once")
        ->excludes(files);
    verb.command->add_option("--mapping", arguments->mapping, "Which column feeds which field, as JSON")
        ->option_text("FILE");
    verb.command->add_option("--categories", arguments->categories, "Product to category table, as CSV")
        ->option_text("FILE");
    verb.command->add_option("--sheet", arguments->sheet, "Sheet of the Excel files (default: told by its heading)")
        ->option_text("NAME");
    verb.command
        ->add_option("--assign", arguments->assign,
                     "Category of a product, before any table; may be repeated, and is remembered with the table")
        ->option_text("PRODUCT=CATEGORY");
    verb.command
        ->add_option("--on-error", arguments->onError,
                     "What a row that cannot be read does: reject it (the default), or stop")
        ->check(CLI::IsMember({"reject", "stop"}))
        ->option_text("reject|stop");
    verb.command->add_flag("--append", arguments->append, "Add to the data that is there instead of replacing it")
        ->excludes("--again");
    verb.command->add_option("--rejected", arguments->rejected, "Where to write all rejected rows, as CSV")
        ->option_text("FILE");
    verb.command
        ->add_option("--memory-limit", arguments->memoryLimitMiB,
                     "MiB to stay under; rows that do not fit wait on disk (default: 1024)")
        ->check(CLI::Range(550, 1024 * 1024))
        ->option_text("MIB");
    addMappingOptions(*verb.command, arguments->reading);
    verb.command->callback([arguments] {
        if (arguments->files.empty() && !arguments->again)
            throw CLI::RequiredError("FILE");
    });
    verb.run = [common = verb.common, arguments](const RunContext& context) {
        return importVerb(*common, *arguments, context);
    };
    return verb;
}

} // namespace planwright::cli
