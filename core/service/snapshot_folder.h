#pragma once

#include "core/data/snapshot_files.h"
#include "core/service/workspace_change.h"

#include <array>
#include <filesystem>
#include <string>

namespace planwright::service {

/// A snapshot outside of a workspace, as a folder that version control or a colleague can hold: events.parquet,
/// manifest.json and import.json (the account of its import). Equal imports give equal bytes. The table of customers
/// is not in it, since it names people: nothing but appending needs it.

/// Its files. Where they come one after the other, the manifest is the last: with it the snapshot is whole.
inline constexpr std::array<const char*, 3> snapshotFolderFiles{data::eventsFile, "import.json", data::manifestFile};

/// Whether this is the form of a SHA-256 as it names a snapshot; nothing else may become a path.
[[nodiscard]] bool isSnapshotName(const std::string& name);

/// Creates the folder, or replaces a snapshot there once the new one is written. InvalidArgument where something else
/// lies there.
[[nodiscard]] Status exportSnapshot(Workspace& workspace, const StoredSnapshot& snapshot,
                                    const std::filesystem::path& folder, const RunContext& context);

/// Makes a snapshot that the workspace holds already, with all its files, the current one; false where it does not.
[[nodiscard]] Result<bool> useKnownSnapshot(WorkspaceChange& change, const std::string& sha256);

/// Makes the folder's snapshot the workspace's current one, within the change; nothing is logged where it is already.
/// Its events are checked against the hash that names them: Io where they differ. NotFound where the folder holds no
/// snapshot, Conflict where its files do not belong together. Files that the workspace lacks are mended.
/// Returns the snapshot's SHA-256.
[[nodiscard]] Result<std::string> addSnapshot(WorkspaceChange& change, const std::filesystem::path& folder,
                                              const RunContext& context);

} // namespace planwright::service
