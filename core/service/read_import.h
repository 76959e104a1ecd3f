#pragma once

#include "core/service/import_service.h"

#include <filesystem>

namespace planwright::service {

/// Where an import writes: the snapshot, and what it needs meanwhile.
struct ImportFolders {
    std::filesystem::path snapshots, temporary;
};

struct ImportRead {
    data::ImportRequest request;
    data::ImportReport report; ///< complete
};

/// What an import of these options asks the data engine for, files that lie in S3 copied below `folders.temporary`.
/// `workspace`, which is only read, may be null: there is none yet.
[[nodiscard]] Result<data::ImportRequest> importRequest(Workspace* workspace, const ImportOptions& options,
                                                        const ImportFolders& folders, const RunContext& context);

/// Reads the files into a snapshot, as importFiles() and tryImport() do, and records nothing. `workspace` as
/// above. Errors as importFiles().
[[nodiscard]] Result<ImportRead> readImport(Workspace* workspace, const ImportOptions& options,
                                            const ImportFolders& folders, const RunContext& context);

} // namespace planwright::service
