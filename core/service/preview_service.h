#pragma once

#include "core/base/run_context.h"
#include "core/data/mapping.h"
#include "core/service/import_service.h"
#include "core/service/workspace.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

/// What an import would read of its first file, before it is asked for. Long texts are cut and end in "…".
struct ImportPreview {
    std::filesystem::path file;
    std::uintmax_t bytes = 0;
    std::vector<std::string> heading; ///< at most the first 100
    std::size_t columnCount = 0;
    std::vector<std::vector<std::string>> rows; ///< the first 50, as they stand in the file
    /// Which heading feeds which canonical field, as far as that is known: also where there is no mapping.
    std::map<std::string, std::string> columns;
    std::optional<data::Mapping> mapping;  ///< how it would be read; empty: see `problem`
    std::vector<data::MappedField> fields; ///< of `mapping`: how sure each column is
    std::vector<std::string> notes;        ///< what was assumed
    std::optional<Error> problem;          ///< why it cannot be imported as it is, and what to give
};

/// Reads the beginning of the first event file (of an address in S3 the first object alone is fetched), the headings of
/// the others and the category table, and recognises the columns as an import with these options into this workspace
/// would; nothing is changed. `workspace` may be null: the mappings that come with the program alone. What is wrong
/// with a file is its `problem`; NotFound where there is no such file.
[[nodiscard]] Result<ImportPreview> previewImport(Workspace* workspace, const ImportOptions& options,
                                                  const std::filesystem::path& temporaryDirectory,
                                                  const RunContext& context);

} // namespace planwright::service
