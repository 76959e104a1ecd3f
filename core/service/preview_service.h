#pragma once

#include "core/base/run_context.h"
#include "core/data/mapping.h"
#include "core/service/workspace.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

/// What an import of a file would read, before it is asked for.
struct ImportPreview {
    std::filesystem::path file;
    std::uintmax_t bytes = 0;
    std::vector<std::string> heading;
    std::vector<std::vector<std::string>> rows; ///< the first ones, as they stand in the file
    std::optional<data::Mapping> mapping;       ///< how it would be read; empty: see `problem`
    std::vector<std::string> notes;             ///< what was assumed
    std::optional<Error> problem;               ///< why it cannot be read as it is, and what to give
};

/// Reads the beginning of an event file and recognises its columns as an import into this workspace would; nothing is
/// changed. `workspace` may be null: the mappings that come with the program alone. NotFound or Io where the file
/// cannot be read at all.
[[nodiscard]] Result<ImportPreview> previewImport(Workspace* workspace, const std::filesystem::path& file,
                                                  const std::filesystem::path& temporaryDirectory,
                                                  const RunContext& context);

} // namespace planwright::service
