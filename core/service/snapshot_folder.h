#pragma once

#include "core/service/workspace_change.h"

#include <filesystem>

namespace planwright::service {

/// A snapshot outside of a workspace, as a folder that version control or a colleague can hold: events.parquet,
/// manifest.json and import.json (the account of its import). Equal imports give equal bytes. The table of customers
/// is not in it, since it names people: nothing but appending needs it.

/// Creates or replaces the folder, in one step. InvalidArgument where something else lies there.
[[nodiscard]] Status exportSnapshot(Workspace& workspace, const StoredSnapshot& snapshot,
                                    const std::filesystem::path& folder, const RunContext& context);

/// Makes the folder's snapshot the workspace's current one, within the change; nothing is logged where it is already.
/// Its events are checked against the hash that names them: Io where they differ. NotFound where the folder holds no
/// snapshot, Conflict where its files do not belong together. Returns the snapshot's SHA-256.
[[nodiscard]] Result<std::string> addSnapshot(WorkspaceChange& change, const std::filesystem::path& folder,
                                              const RunContext& context);

} // namespace planwright::service
