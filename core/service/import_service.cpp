#include "core/service/import_service.h"

#include "core/data/partitions.h"
#include "core/data/snapshot.h"
#include "core/data/snapshot_compare.h"
#include "core/service/event_files.h"
#include "core/service/known_mappings.h"
#include "core/service/s3_files.h"
#include "core/service/text_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace planwright::service {
namespace {

using nlohmann::json;

// For the log: names without folders, as the rejected rows have them.
std::string argumentsJson(const ImportOptions& options, const std::vector<std::filesystem::path>& imported) {
    json files = json::array();
    for (const auto& file : imported)
        files.push_back(data::nameInTable(file));
    return json{{"files", std::move(files)},
                {"append", options.append},
                {"on_error", options.stopOnRejected ? "stop" : "reject"},
                {"mapping", options.mapping ? json(options.mapping->filename().string()) : json(nullptr)},
                {"categories", options.categories ? json(options.categories->filename().string()) : json(nullptr)}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<data::ImportRequest> importRequest(WorkspaceChange& change, const ImportOptions& options,
                                          const RunContext& context) {
    auto& workspace = change.workspace();
    data::ImportRequest request;
    PLANWRIGHT_ASSIGN(const auto local, withLocalCopies(options.files, change.temporaryDirectory() / "s3", context));
    PLANWRIGHT_ASSIGN(request.files, eventFiles(local));
    request.categoryTable = options.categories;
    request.overrides = options.overrides;
    request.rates = options.rates;
    request.rejectedFile = options.rejected;
    request.stopOnRejected = options.stopOnRejected;
    request.memoryLimitMiB = options.memoryLimitMiB;
    request.sheet = options.sheet;
    request.snapshotsDirectory = workspace.snapshotsDirectory();
    request.temporaryDirectory = change.temporaryDirectory();
    if (options.mapping) {
        PLANWRIGHT_ASSIGN(request.mapping, data::loadMapping(*options.mapping));
    } else {
        PLANWRIGHT_ASSIGN(const auto saved, workspace.savedMappings());
        PLANWRIGHT_ASSIGN(request.knownMappings, layOutKnownMappings(saved, change.temporaryDirectory() / "mappings"));
    }
    if (options.append) {
        PLANWRIGHT_ASSIGN(const auto current, workspace.currentSnapshot());
        request.appendTo = workspace.snapshotsDirectory() / current;
    }
    return request;
}

// An import that no forecast could start from is refused here, so that it never replaces data that can be used.
Status checkUsable(const data::Panel& panel) {
    if (panel.lastCompleteMonth < panel.firstCompleteMonth)
        return Error{
            ErrorCode::InsufficientData,
            fmt::format("The events go from {} to {} and cover no complete calendar month, so there is nothing to "
                        "learn from yet: import at least one whole month.",
                        panel.firstDay.toString(), panel.lastDay().toString())};
    if (panel.categories.size() < 2)
        return Error{ErrorCode::InsufficientData,
                     fmt::format("All events belong to one category (\"{}\"), so there is nothing to share a budget or "
                                 "stock out between. Is a column missing in the mapping? Give one for `category`, or a "
                                 "product to category table with --categories.",
                                 panel.categories.front())};
    if (std::ranges::all_of(panel.units, [](std::int64_t units) { return units == 0; }))
        return Error{ErrorCode::InsufficientData,
                     "Every quantity is 0: there is no demand to forecast. Is the right column mapped to `quantity`?"};
    return {};
}

// Late corrections: what the files changed on days that the snapshot held before.
Result<std::vector<data::RestatedMonth>> restatedMonths(const std::filesystem::path& before,
                                                        const std::filesystem::path& after, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto comparison, data::compareSnapshots(before, after, context));
    std::vector<data::RestatedMonth> restated;
    for (const auto& cell : comparison.cells)
        if (cell.restated)
            restated.push_back({cell.category, cell.month, cell.inBoth.before, cell.inBoth.after});
    return restated;
}

// Only what the planner said, as a mapping or in answer to a question: what was recognised or read off the heading is
// found in the same way again, and the same import twice says the same twice.
Result<std::optional<SavedMapping>> mappingToKeep(const ImportOptions& options, const data::ImportReport& report) {
    const bool answered = options.overrides != data::MappingOverrides{};
    if (!options.mapping && !answered)
        return std::nullopt;
    auto mapping = report.mapping;
    if (!options.mapping && !report.files.empty())
        mapping.name = "Columns of " + report.files.front();
    std::optional<std::string> table;
    if (const auto file = options.categories ? options.categories : mapping.categoryTable) {
        PLANWRIGHT_ASSIGN(table, readTextFile(*file));
        mapping.categoryTable = savedCategoryTable;
    }
    return SavedMapping{mapping.name, data::toJson(mapping), std::move(table)};
}

} // namespace

Result<data::ImportReport> importFiles(WorkspaceChange& change, const ImportOptions& options,
                                       const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto request, importRequest(change, options, context));
    PLANWRIGHT_ASSIGN(auto report, data::importEvents(request, context));
    PLANWRIGHT_ASSIGN(const auto panel,
                      data::loadPanel(request.snapshotsDirectory / report.snapshotSha256, std::nullopt, context));
    PLANWRIGHT_TRY(checkUsable(panel));
    if (request.appendTo) {
        PLANWRIGHT_ASSIGN(report.restated, restatedMonths(*request.appendTo,
                                                          request.snapshotsDirectory / report.snapshotSha256, context));
    }
    PLANWRIGHT_ASSIGN(const auto mapping, mappingToKeep(options, report));
    PLANWRIGHT_TRY(change.recordImport(report, argumentsJson(options, request.files),
                                       importDocument(report, context.seed), mapping));
    return report;
}

} // namespace planwright::service
