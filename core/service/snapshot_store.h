#pragma once

#include "core/service/workspace_change.h"

#include <string>

namespace planwright::service {

/// Exported snapshots (snapshot_folder.h) in S3: below "s3://bucket/prefix" a folder each, of the snapshot's name. An
/// address of another kind is an InvalidArgument; all other errors of the network are those of engine::S3Client.

/// Copies the snapshot to the address, after checking its events. The manifest comes last: what has one is whole, and
/// is left as it is.
[[nodiscard]] Status pushSnapshot(Workspace& workspace, const StoredSnapshot& snapshot, const std::string& address,
                                  const RunContext& context);

/// Brings a snapshot from the address and makes it the workspace's current one, within the change, as addSnapshot()
/// does. `name` is its hash or the beginning of it; empty: the only one that is there. NotFound where none has that
/// name, InvalidArgument, naming them, where several have. Returns the snapshot's SHA-256.
[[nodiscard]] Result<std::string> pullSnapshot(WorkspaceChange& change, const std::string& address,
                                               const std::string& name, const RunContext& context);

} // namespace planwright::service
