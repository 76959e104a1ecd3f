#include "core/service/import_service.h"

#include "core/data/engine/s3_client.h"
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

std::optional<std::filesystem::path> tableOf(const std::optional<data::Mapping>& mapping) {
    return mapping ? mapping->categoryTable : std::nullopt;
}

// The given one, or the remembered one, with what is assigned; empty: that of the mapping, if it has one.
Result<std::optional<std::filesystem::path>> categoryTableFor(WorkspaceChange& change, const ImportOptions& options,
                                                              const std::optional<data::Mapping>& mapping,
                                                              const RunContext& context) {
    auto table = options.categories;
    const bool asBefore = options.useOwnCategories || options.append || !options.assign.empty();
    if (!table && asBefore && !tableOf(mapping)) {
        PLANWRIGHT_ASSIGN(table, layOutOwnCategories(change.workspace(), change.temporaryDirectory()));
    }
    if (options.assign.empty())
        return table;
    PLANWRIGHT_ASSIGN(const auto csv, assignCategories(table ? table : tableOf(mapping), options.assign,
                                                       change.temporaryDirectory(), context));
    table = change.temporaryDirectory() / "assigned.csv";
    PLANWRIGHT_TRY(writeTextFile(*table, csv));
    return table;
}

Result<data::ImportRequest> importRequest(WorkspaceChange& change, const ImportOptions& options,
                                          const RunContext& context) {
    auto& workspace = change.workspace();
    data::ImportRequest request;
    PLANWRIGHT_ASSIGN(const auto local, withLocalCopies(options.files, change.temporaryDirectory() / "s3", context));
    PLANWRIGHT_ASSIGN(request.files, eventFiles(local));
    request.overrides = options.overrides;
    request.rates = options.rates;
    request.rejectedFile = options.rejected;
    request.stopOnRejected = options.stopOnRejected;
    request.memoryLimitMiB = options.memoryLimitMiB;
    request.sheet = options.sheet;
    request.snapshotsDirectory = workspace.snapshotsDirectory();
    request.temporaryDirectory = change.temporaryDirectory();
    PLANWRIGHT_TRY(chooseMapping(request, options.mapping, &workspace, change.temporaryDirectory()));
    PLANWRIGHT_ASSIGN(request.categoryTable, categoryTableFor(change, options, request.mapping, context));
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

// Nothing was given to assign to: the assignments would have taken the place of the whole table of the mapping.
Status checkAssigned(const ImportOptions& options, Workspace& workspace, const data::ImportReport& report) {
    if (options.assign.empty() || options.categories || options.mapping || !report.mapping.categoryTable)
        return {};
    PLANWRIGHT_ASSIGN(const auto own, workspace.ownTable(ownCategoriesTable));
    if (own)
        return {};
    return Error{ErrorCode::InvalidArgument,
                 "These files are read by a mapping with a category table of its own: import them without assignments "
                 "first, or give the table with --categories.",
                 {report.files.empty() ? std::string() : report.files.front(), 0, "--assign"}};
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
    PLANWRIGHT_TRY(checkAssigned(options, change.workspace(), report));
    PLANWRIGHT_ASSIGN(const auto table, usedTable(request, report));
    PLANWRIGHT_TRY(change.recordImport(report, argumentsJson(options, request.files),
                                       importDocument(report, context.seed),
                                       mappingToKeep(options, request, report, table)));
    PLANWRIGHT_TRY(change.keepOwnTable(ownCategoriesTable, table));
    return report;
}

} // namespace planwright::service
