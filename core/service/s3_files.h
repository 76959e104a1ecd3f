#pragma once

#include "core/base/run_context.h"

#include <filesystem>
#include <vector>

namespace planwright::service {

/// `paths` with each "s3://bucket/prefix" replaced by copies, below `folder`, of what an import reads there: the object
/// of that very name, else the event files (see eventFiles()) that lie directly below the prefix or in its partitions,
/// in the order of their keys' bytes. Credentials, region and endpoint as engine::findAwsSettings() finds them; errors
/// as engine::S3Client has them, and Io where the disk has no room for the copies. Nothing is done where no path is of
/// S3.
[[nodiscard]] Result<std::vector<std::filesystem::path>>
withLocalCopies(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& folder,
                const RunContext& context);

} // namespace planwright::service
