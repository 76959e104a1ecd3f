#pragma once

#include "core/base/run_context.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace planwright::data {

/// For each file the one to read as text: itself, or for a Parquet file (told by its first bytes) a CSV copy of the
/// same name below `folder`: UTF-8, commas, decimal points, dates as ISO 8601 in UTC, `mostRows` rows at most (empty:
/// all). Row r of the table stands on line r + 1. InvalidArgument for a damaged file, Io, Cancelled.
[[nodiscard]] Result<std::vector<std::filesystem::path>> textFiles(const std::vector<std::filesystem::path>& files,
                                                                   const std::filesystem::path& folder,
                                                                   std::optional<std::int64_t> mostRows,
                                                                   const RunContext& context);

} // namespace planwright::data
