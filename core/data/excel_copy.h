#pragma once

#include "core/base/result.h"
#include "core/base/run_context.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace planwright::data {

/// Writes a sheet of an Excel workbook as CSV: UTF-8, commas, decimal points, dates as ISO 8601, each row of the sheet
/// on the line of its number. The heading is the first row, of the first twenty, whose names are those of events, else
/// the first that is not empty; rows above it are left out, and so are cells to the right of it. `sheet`: by name;
/// empty: the only one that is not hidden, or the first with the heading of events. `mostRows` rows at most (empty:
/// all). Returns what was done, in sentences. InvalidArgument, also where the sheet cannot be told; Io, Cancelled.
[[nodiscard]] Result<std::string> writeSheetAsCsv(const std::filesystem::path& path, const std::string& sheet,
                                                  const std::filesystem::path& copy,
                                                  std::optional<std::int64_t> mostRows, const RunContext& context);

} // namespace planwright::data
