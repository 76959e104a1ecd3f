#pragma once

#include "core/base/run_context.h"

#include <filesystem>
#include <string>

namespace planwright::service {

/// Copies the snapshot in `folder` (whose name is its hash; also one that exportSnapshot() made) to `store`,
/// "s3://bucket/prefix": below it a folder of the snapshot's name. The table of customer ids stays here. The manifest
/// comes last: what has one is whole, and left as it is. Errors as engine::S3Client has them; InvalidArgument for
/// another kind of address.
[[nodiscard]] Status pushSnapshot(const std::filesystem::path& folder, const std::string& store,
                                  const RunContext& context);

/// Brings the snapshot named `sha256` from `store` into `snapshotsDirectory`; its events are hashed before it gets its
/// name there, so that nothing half-written is ever seen. Done at once where it is there already. Io where it is not
/// what its name says, NotFound where the store has none of that name.
[[nodiscard]] Status pullSnapshot(const std::string& store, const std::string& sha256,
                                  const std::filesystem::path& snapshotsDirectory, const RunContext& context);

} // namespace planwright::service
