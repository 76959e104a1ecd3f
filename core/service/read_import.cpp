#include "core/service/read_import.h"

#include "core/data/snapshot.h"
#include "core/data/snapshot_compare.h"
#include "core/service/event_files.h"
#include "core/service/known_mappings.h"
#include "core/service/s3_files.h"
#include "core/service/text_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;

std::optional<fs::path> tableOf(const std::optional<data::Mapping>& mapping) {
    return mapping ? mapping->categoryTable : std::nullopt;
}

// The given one, or the remembered one, with what is assigned; empty: that of the mapping, if it has one.
Result<std::optional<fs::path>> categoryTableFor(Workspace* workspace, const ImportOptions& options,
                                                 const std::optional<data::Mapping>& mapping, const fs::path& folder,
                                                 const RunContext& context) {
    auto table = options.categories;
    const bool asBefore = options.useOwnCategories || options.append || !options.assign.empty();
    if (!table && asBefore && !tableOf(mapping) && workspace != nullptr) {
        PLANWRIGHT_ASSIGN(table, layOutOwnCategories(*workspace, folder));
    }
    if (options.assign.empty())
        return table;
    PLANWRIGHT_ASSIGN(const auto csv,
                      assignCategories(table ? table : tableOf(mapping), options.assign, folder, context));
    table = folder / "assigned.csv";
    PLANWRIGHT_TRY(writeTextFile(*table, csv));
    return table;
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
Result<std::vector<data::RestatedMonth>> restatedMonths(const fs::path& before, const fs::path& after,
                                                        const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto comparison, data::compareSnapshots(before, after, context));
    std::vector<data::RestatedMonth> restated;
    for (const auto& cell : comparison.cells)
        if (cell.restated)
            restated.push_back({cell.category, cell.month, cell.inBoth.before, cell.inBoth.after});
    return restated;
}

// Nothing was given to assign to: the assignments would have taken the place of the whole table of the mapping.
Status checkAssigned(const ImportOptions& options, Workspace* workspace, const data::ImportReport& report) {
    if (options.assign.empty() || options.categories || options.mapping || !report.mapping.categoryTable)
        return {};
    if (workspace != nullptr) {
        PLANWRIGHT_ASSIGN(const auto own, workspace->ownTable(ownCategoriesTable));
        if (own)
            return {};
    }
    return Error{ErrorCode::InvalidArgument,
                 "These files are read by a mapping with a category table of its own: import them without assignments "
                 "first, or give the table with --categories.",
                 {report.files.empty() ? std::string() : report.files.front(), 0, "--assign"}};
}

} // namespace

Result<data::ImportRequest> importRequest(Workspace* workspace, const ImportOptions& options,
                                          const ImportFolders& folders, const RunContext& context) {
    data::ImportRequest request;
    PLANWRIGHT_ASSIGN(const auto local, withLocalCopies(options.files, folders.temporary / "s3", context));
    PLANWRIGHT_ASSIGN(request.files, eventFiles(local));
    request.overrides = options.overrides;
    request.rates = options.rates;
    request.rejectedFile = options.rejected;
    request.stopOnRejected = options.stopOnRejected;
    request.memoryLimitMiB = options.memoryLimitMiB;
    request.sheet = options.sheet;
    request.snapshotsDirectory = folders.snapshots;
    request.temporaryDirectory = folders.temporary;
    PLANWRIGHT_TRY(chooseMapping(request, options.mapping, workspace, folders.temporary));
    PLANWRIGHT_ASSIGN(request.categoryTable,
                      categoryTableFor(workspace, options, request.mapping, folders.temporary, context));
    if (options.append) {
        if (workspace == nullptr)
            return Error{ErrorCode::NotFound, "There is no workspace yet whose data could be appended to."};
        PLANWRIGHT_ASSIGN(const auto current, workspace->currentSnapshot());
        request.appendTo = workspace->snapshotsDirectory() / current;
    }
    return request;
}

Result<ImportRead> readImport(Workspace* workspace, const ImportOptions& options, const ImportFolders& folders,
                              const RunContext& context) {
    ImportRead read;
    PLANWRIGHT_ASSIGN(read.request, importRequest(workspace, options, folders, context));
    PLANWRIGHT_ASSIGN(read.report, data::importEvents(read.request, context));
    const auto snapshot = folders.snapshots / read.report.snapshotSha256;
    PLANWRIGHT_ASSIGN(const auto panel, data::loadPanel(snapshot, std::nullopt, context));
    PLANWRIGHT_TRY(checkUsable(panel));
    if (read.request.appendTo) {
        PLANWRIGHT_ASSIGN(read.report.restated, restatedMonths(*read.request.appendTo, snapshot, context));
    }
    PLANWRIGHT_TRY(checkAssigned(options, workspace, read.report));
    return read;
}

} // namespace planwright::service
