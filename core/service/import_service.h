#pragma once

#include "core/data/import.h"
#include "core/service/own_categories.h"
#include "core/service/workspace_change.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

struct ImportOptions {
    std::vector<std::filesystem::path> files;     ///< or folders of them, see eventFiles(); or "s3://bucket/prefix"
    std::optional<std::filesystem::path> mapping; ///< empty: recognised among the workspace's own and the built-in ones
    std::optional<std::filesystem::path> categories; ///< product -> category CSV
    bool stopOnRejected = false;
    bool append = false;                                ///< to the current snapshot; without it the files replace it
    std::string sheet = {};                             ///< of the Excel files, by name; empty: told by its heading
    std::optional<std::filesystem::path> rates = {};    ///< currency, date, rate CSV
    std::optional<std::filesystem::path> rejected = {}; ///< where to write all rejected rows, as CSV
    std::int64_t memoryLimitMiB = 1024;                 ///< see data::ImportRequest
    data::MappingOverrides overrides = {};              ///< how the files are to be read whatever the mapping says
    /// Without `categories`: read them from the table that the workspace remembers of its last import, if there is one.
    /// An import that appends, or assigns, does so anyway, unless its mapping file brings a table.
    bool useOwnCategories = false;
    Assignments assign = {}; ///< go before the category table; remembered with it

    friend bool operator==(const ImportOptions&, const ImportOptions&) = default;
};

/// Reads the files into a snapshot and makes it the current one, within the change. Errors as data::importEvents(), and
/// InsufficientData where no forecast could start from it: no complete month, a single category, no demand at all.
[[nodiscard]] Result<data::ImportReport> importFiles(WorkspaceChange& change, const ImportOptions& options,
                                                     const RunContext& context);

/// The report of the import that importFiles() would make of these options now, to the last figure, and its errors.
/// Nothing is written but below `temporaryDirectory`, from where it is gone afterwards; not the rejected rows either.
/// `workspace` may be null: there is none yet.
[[nodiscard]] Result<data::ImportReport> tryImport(Workspace* workspace, ImportOptions options,
                                                   const std::filesystem::path& temporaryDirectory,
                                                   const RunContext& context);

/// The `import` document (design.md section 5). `written`: false for what tryImport() found, and the document says so.
[[nodiscard]] std::string importDocument(const data::ImportReport& report, std::uint64_t seed, bool written = true);
/// Back from the document; of the mapping its name and currency. Conflict where the text is no such document.
[[nodiscard]] Result<data::ImportReport> parseImportDocument(const std::string& document);

} // namespace planwright::service
