#pragma once

#include "core/base/run_context.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace planwright::data {

/// What to read as text in place of a file.
struct TextFile {
    std::filesystem::path path; ///< the file itself, or a copy of the same name
    std::string note;           ///< in a sentence, what was done; empty for the file itself
    bool isTable = false;       ///< a copy of typed cells: what a mapping says of commas and decimal marks is not of it
};

struct TextOptions {
    std::string sheet;                    ///< of the Excel files, by name; empty: told by its heading
    std::optional<std::int64_t> mostRows; ///< of a file that is copied; empty: all
};

/// For each file the one to read as text: itself, or a CSV copy below `folder` where it is Parquet or an Excel workbook
/// (told by the first bytes) or its folders are partitions that become columns (partitions.h). Copies of tables are
/// UTF-8 with commas, decimal points, and dates as ISO 8601 (in UTC); row r of a Parquet table stands on line r + 1
/// (but for line ends in its texts), a sheet's row on the line of its number. InvalidArgument for what is damaged or
/// cannot be read (old .xls), Io, Cancelled.
[[nodiscard]] Result<std::vector<TextFile>> textFiles(const std::vector<std::filesystem::path>& files,
                                                      const std::filesystem::path& folder, const TextOptions& options,
                                                      const RunContext& context);

[[nodiscard]] std::vector<std::filesystem::path> pathsOf(const std::vector<TextFile>& files);

} // namespace planwright::data
