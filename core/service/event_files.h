#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace planwright::service {

/// The files that an import of `paths` reads: a folder stands for the event files (.csv, .tsv, .txt, also packed: .gz,
/// .zst; .xlsx, .xlsm, .parquet) that lie directly in it or in its partitions (folders KEY=VALUE, also within each
/// other), in the order of their paths' bytes. NotFound for what is not there,
/// InvalidArgument for a folder without an event file or a name that is not UTF-8, Io.
[[nodiscard]] Result<std::vector<std::filesystem::path>> eventFiles(const std::vector<std::filesystem::path>& paths);

/// Whether the name is one of an event file.
[[nodiscard]] bool isEventFile(const std::filesystem::path& path);

/// What a workspace for this file or folder is called: "sales" of "sales.csv.gz".
[[nodiscard]] std::string eventFileStem(const std::filesystem::path& path);

} // namespace planwright::service
