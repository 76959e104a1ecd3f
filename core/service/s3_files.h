#pragma once

#include "core/base/run_context.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

namespace planwright::service {

/// `paths` with each "s3://bucket/prefix" replaced by copies, below `folder`, of what an import reads there: the object
/// of that very name, else the event files (see eventFiles()) that lie directly below the prefix or in its partitions,
/// in the order of their keys' bytes. Credentials, region and endpoint as engine::findAwsSettings() finds them; errors
/// as engine::S3Client has them, and Io where the disk has no room for the copies. Nothing is done where no path is of
/// S3. Of each address `most` objects, the first of them, where that is given.
[[nodiscard]] Result<std::vector<std::filesystem::path>>
withLocalCopies(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& folder,
                const RunContext& context, std::optional<std::size_t> most = std::nullopt);

} // namespace planwright::service
