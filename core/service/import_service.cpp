#include "core/service/import_service.h"

#include "core/service/known_mappings.h"
#include "core/service/text_file.h"

#include <nlohmann/json.hpp>

namespace planwright::service {
namespace {

using nlohmann::json;

// For the log: names without folders, as the rejected rows have them.
std::string argumentsJson(const ImportOptions& options) {
    json files = json::array();
    for (const auto& file : options.files)
        files.push_back(file.filename().string());
    return json{{"files", std::move(files)},
                {"append", options.append},
                {"on_error", options.stopOnRejected ? "stop" : "reject"},
                {"mapping", options.mapping ? json(options.mapping->filename().string()) : json(nullptr)},
                {"categories", options.categories ? json(options.categories->filename().string()) : json(nullptr)}}
        .dump();
}

Result<data::ImportRequest> importRequest(WorkspaceChange& change, const ImportOptions& options) {
    auto& workspace = change.workspace();
    data::ImportRequest request;
    request.files = options.files;
    request.categoryTable = options.categories;
    request.stopOnRejected = options.stopOnRejected;
    request.snapshotsDirectory = workspace.snapshotsDirectory();
    request.temporaryDirectory = change.temporaryDirectory();
    if (options.mapping) {
        PLANWRIGHT_ASSIGN(request.mapping, data::loadMapping(*options.mapping));
    } else {
        PLANWRIGHT_ASSIGN(request.knownMappings,
                          layOutKnownMappings(workspace, change.temporaryDirectory() / "mappings"));
    }
    if (options.append) {
        PLANWRIGHT_ASSIGN(const auto current, workspace.currentSnapshot());
        request.appendTo = workspace.snapshotsDirectory() / current;
    }
    return request;
}

} // namespace

Result<data::ImportReport> importFiles(WorkspaceChange& change, const ImportOptions& options,
                                       const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto request, importRequest(change, options));
    PLANWRIGHT_ASSIGN(auto report, data::importEvents(request, context));
    std::optional<std::string> categoryTable;
    auto kept = report;
    const auto table = options.categories ? options.categories : report.mapping.categoryTable;
    if (table) {
        PLANWRIGHT_ASSIGN(categoryTable, readTextFile(*table));
        kept.mapping.categoryTable = savedCategoryTable;
    }
    PLANWRIGHT_TRY(
        change.recordImport(kept, argumentsJson(options), importDocument(report, context.seed), categoryTable));
    return report;
}

} // namespace planwright::service
