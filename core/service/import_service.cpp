#include "core/service/import_service.h"

#include "core/data/engine/s3_client.h"
#include "core/data/partitions.h"
#include "core/data/snapshot_writer.h"
#include "core/data/temporary_folder.h"
#include "core/service/known_mappings.h"
#include "core/service/read_import.h"
#include "core/service/text_file.h"

#include <nlohmann/json.hpp>

namespace planwright::service {
namespace {

using nlohmann::json;

// For the log: names without folders, as the rejected rows have them.
std::string argumentsJson(const ImportOptions& options, const std::vector<std::filesystem::path>& imported) {
    json files = json::array();
    for (const auto& file : imported)
        files.push_back(data::nameInTable(file));
    // What the same import needs to be done again.
    json sources = json::array();
    for (const auto& file : options.files)
        sources.push_back(data::engine::parseS3Url(file.string()) ? file.string()
                                                                  : std::filesystem::absolute(file).string());
    return json{{"files", std::move(files)},
                {"sources", std::move(sources)},
                {"sheet", options.sheet},
                {"rates", options.rates ? std::filesystem::absolute(*options.rates).string() : std::string()},
                {"assign", options.assign},
                {"append", options.append},
                {"on_error", options.stopOnRejected ? "stop" : "reject"},
                {"mapping", options.mapping ? json(options.mapping->filename().string()) : json(nullptr)},
                {"categories", options.categories ? json(options.categories->filename().string()) : json(nullptr)}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

// The category table that an import used, as text.
Result<std::optional<std::string>> usedTable(const data::ImportRequest& request, const data::ImportReport& report) {
    const auto file = request.categoryTable ? request.categoryTable : report.mapping.categoryTable;
    if (!file)
        return std::nullopt;
    PLANWRIGHT_ASSIGN(auto text, readTextFile(*file));
    return std::optional(std::move(text));
}

// Only what the planner said, as a mapping or in answer to a question: what was recognised or read off the heading is
// found in the same way again, and the same import twice says the same twice. A recognised mapping that brings a table
// of its own is to bring the one that took its place from now on.
std::optional<SavedMapping> mappingToKeep(const ImportOptions& options, const data::ImportRequest& request,
                                          const data::ImportReport& report, const std::optional<std::string>& table) {
    const bool answered = options.overrides != data::MappingOverrides{};
    const bool otherTable = request.categoryTable && report.mapping.categoryTable;
    if (!options.mapping && !answered && !otherTable)
        return std::nullopt;
    auto mapping = report.mapping;
    if (!options.mapping && !report.files.empty() && (answered || mapping.name.empty()))
        mapping.name = "Columns of " + report.files.front();
    if (table)
        mapping.categoryTable = savedCategoryTable;
    return SavedMapping{mapping.name, data::toJson(mapping), table};
}

} // namespace

Result<data::ImportReport> importFiles(WorkspaceChange& change, const ImportOptions& options,
                                       const RunContext& context) {
    auto& workspace = change.workspace();
    PLANWRIGHT_ASSIGN(
        const auto read,
        readImport(&workspace, options, {workspace.snapshotsDirectory(), change.temporaryDirectory()}, context));
    const auto& [request, report] = read;
    PLANWRIGHT_ASSIGN(const auto table, usedTable(request, report));
    PLANWRIGHT_TRY(change.recordImport(report, argumentsJson(options, request.files),
                                       importDocument(report, context.seed),
                                       mappingToKeep(options, request, report, table)));
    PLANWRIGHT_TRY(change.keepOwnTable(ownCategoriesTable, table));
    return report;
}

Result<data::ImportReport> tryImport(Workspace* workspace, ImportOptions options,
                                     const std::filesystem::path& temporaryDirectory, const RunContext& context) {
    options.rejected.reset();
    PLANWRIGHT_ASSIGN(const auto folder, data::TemporaryFolder::make(temporaryDirectory, "planwright-trial-"));
    auto trial = context;
    trial.progress = [&context](std::string_view stage, double fraction) {
        context.report(stage == data::writingStage ? "Putting the rows in order" : stage, fraction);
    };
    PLANWRIGHT_ASSIGN(auto read, readImport(workspace, options, {folder.path() / "snapshots", folder.path()}, trial));
    return std::move(read.report);
}

} // namespace planwright::service
