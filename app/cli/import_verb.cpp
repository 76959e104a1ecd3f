#include "app/cli/import_text.h"
#include "app/cli/mapping_options.h"
#include "app/cli/options.h"

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
    MappingArguments reading;
};

Result<Output> importVerb(const CommonOptions& common, const ImportArguments& arguments, const RunContext& context) {
    if (!common.dataUntil.empty())
        return Error{ErrorCode::InvalidArgument,
                     "An import keeps all data: give --data-until to the verbs that read it."};
    PLANWRIGHT_ASSIGN(const auto overrides, overridesFrom(arguments.reading));
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, arguments.files));
    PLANWRIGHT_ASSIGN(const auto workspace,
                      arguments.append ? service::Workspace::open(folder) : service::Workspace::openOrCreate(folder));
    PLANWRIGHT_ASSIGN(const auto change, service::WorkspaceChange::begin(*workspace, context));
    service::ImportOptions options;
    options.files = toPaths(arguments.files);
    options.mapping = toPath(arguments.mapping);
    options.categories = toPath(arguments.categories);
    options.stopOnRejected = arguments.onError == "stop";
    options.append = arguments.append;
    options.memoryLimitMiB = arguments.memoryLimitMiB;
    options.sheet = arguments.sheet;
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
    verb.command
        ->add_option("FILE", arguments->files,
                     "Event files (CSV, also .gz and .zst; Excel; Parquet), folders of them, or s3://BUCKET/PREFIX")
        ->required()
        ->option_text(" ");
    verb.command->add_option("--mapping", arguments->mapping, "Which column feeds which field, as JSON")
        ->option_text("FILE");
    verb.command->add_option("--categories", arguments->categories, "Product to category table, as CSV")
        ->option_text("FILE");
    verb.command->add_option("--sheet", arguments->sheet, "Sheet of the Excel files (default: told by its heading)")
        ->option_text("NAME");
    verb.command
        ->add_option("--on-error", arguments->onError,
                     "What a row that cannot be read does: reject it (the default), or stop")
        ->check(CLI::IsMember({"reject", "stop"}))
        ->option_text("reject|stop");
    verb.command->add_flag("--append", arguments->append, "Add to the data that is there instead of replacing it");
    verb.command->add_option("--rejected", arguments->rejected, "Where to write all rejected rows, as CSV")
        ->option_text("FILE");
    verb.command
        ->add_option("--memory-limit", arguments->memoryLimitMiB,
                     "MiB to stay under; rows that do not fit wait on disk (default: 1024)")
        ->check(CLI::Range(550, 1024 * 1024))
        ->option_text("MIB");
    addMappingOptions(*verb.command, arguments->reading);
    verb.run = [common = verb.common, arguments](const RunContext& context) {
        return importVerb(*common, *arguments, context);
    };
    return verb;
}

} // namespace planwright::cli
