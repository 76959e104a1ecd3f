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
    bool check = false;
    MappingArguments reading;
};

// `workspace` is null where there is none yet; --again has one.
Result<service::ImportOptions> importOptions(service::Workspace* workspace, const ImportArguments& arguments) {
    service::ImportOptions options;
    if (arguments.again) {
        PLANWRIGHT_ASSIGN(options, service::importAgainOptions(*workspace));
    } else {
        options.files = toPaths(arguments.files);
    }
    for (const auto& text : arguments.assign)
        PLANWRIGHT_TRY(service::addAssignment(options.assign, text));
    PLANWRIGHT_ASSIGN(options.overrides, overridesFrom(arguments.reading));
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
    return options;
}

Result<Output> checkImport(const std::filesystem::path& folder, const ImportArguments& arguments,
                           const RunContext& context) {
    const bool needsOne = arguments.append || arguments.again;
    PLANWRIGHT_ASSIGN(const auto workspace,
                      needsOne ? service::Workspace::open(folder) : service::Workspace::openIfThere(folder));
    PLANWRIGHT_ASSIGN(const auto options, importOptions(workspace.get(), arguments));
    std::error_code failure;
    const auto temporary = std::filesystem::temp_directory_path(failure);
    if (failure)
        return Error{ErrorCode::Io, "There is no folder for temporary files: set TMPDIR to one.", {}};
    PLANWRIGHT_ASSIGN(const auto report, service::tryImport(workspace.get(), options, temporary, context));
    return Output{fmt::format("{}\nThis was a check: nothing was written. An import would go into {}\n",
                              importText(report), folder.string()),
                  service::importDocument(report, context.seed, false)};
}

Result<Output> importVerb(const CommonOptions& common, const ImportArguments& arguments, const RunContext& context) {
    if (!common.dataUntil.empty())
        return Error{ErrorCode::InvalidArgument,
                     "An import keeps all data: give --data-until to the verbs that read it."};
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, arguments.files));
    if (arguments.check)
        return checkImport(folder, arguments, context);
    PLANWRIGHT_ASSIGN(const auto workspace, arguments.append || arguments.again
                                                ? service::Workspace::open(folder)
                                                : service::Workspace::openOrCreate(folder));
    PLANWRIGHT_ASSIGN(const auto change, service::WorkspaceChange::begin(*workspace, context));
    PLANWRIGHT_ASSIGN(const auto options, importOptions(workspace.get(), arguments));
    PLANWRIGHT_ASSIGN(const auto report, service::importFiles(*change, options, context));
    PLANWRIGHT_TRY(change->commit());
    return Output{fmt::format("{}\nImported into {}\n", importText(report), folder.string()),
                  service::importDocument(report, context.seed)};
}

} // namespace

Verb addImportVerb(Command app) {
    auto verb = makeVerb(app, "import", "Read and clean event files, and account for every row");
    auto arguments = std::make_shared<ImportArguments>();
    const auto files =
        verb.command
            .option("FILE", arguments->files,
                    "Event files (CSV, also .gz and .zst; Excel; Parquet), folders of them, or s3://BUCKET/PREFIX")
            .takes(" ");
    verb.command
        .flag("--again", arguments->again,
              "Instead of FILE: the files that the workspace's data came from, all at once")
        .excludes(files);
    verb.command.option("--mapping", arguments->mapping, "Which column feeds which field, as JSON").takes("FILE");
    verb.command.option("--categories", arguments->categories, "Product to category table, as CSV").takes("FILE");
    verb.command.option("--sheet", arguments->sheet, "Sheet of the Excel files (default: told by its heading)")
        .takes("NAME");
    verb.command
        .option("--assign", arguments->assign,
                "Category of a product, before any table; may be repeated, and is remembered with the table")
        .takes("PRODUCT=CATEGORY");
    verb.command
        .option("--on-error", arguments->onError,
                "What a row that cannot be read does: reject it (the default), or stop")
        .oneOf({"reject", "stop"})
        .takes("reject|stop");
    verb.command.flag("--append", arguments->append, "Add to the data that is there instead of replacing it")
        .excludes(verb.command.added("--again"));
    const auto rejected =
        verb.command.option("--rejected", arguments->rejected, "Where to write all rejected rows, as CSV")
            .takes("FILE");
    verb.command
        .flag("--check", arguments->check, "Only say what an import would do, to the last row; nothing is written")
        .excludes(rejected);
    verb.command
        .option("--memory-limit", arguments->memoryLimitMiB,
                "MiB to stay under; rows that do not fit wait on disk (default: 1024)")
        .between(550, 1024 * 1024)
        .takes("MIB");
    addMappingOptions(verb.command, arguments->reading);
    verb.command.demands(
        [arguments] { return std::string(arguments->files.empty() && !arguments->again ? "FILE" : ""); });
    verb.run = [common = verb.common, arguments](const RunContext& context) {
        return importVerb(*common, *arguments, context);
    };
    return verb;
}

} // namespace planwright::cli
