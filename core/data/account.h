#pragma once

#include "core/data/engine/csv_file.h"
#include "core/data/engine/database.h"
#include "core/data/import.h"

#include <string>
#include <vector>

namespace planwright::data {

/// What became of every row of the files, file by file: the table event_row by fate, and the lines that are no rows of
/// it. Adds a note for whatever was rounded, left empty or put under "Uncategorised". InvalidArgument where the sums do
/// not fit into 64 bits.
[[nodiscard]] Result<std::vector<FileAccount>> accountFor(engine::Database& database,
                                                          const std::vector<engine::CsvFile>& files,
                                                          std::vector<std::string>& notes, const RunContext& context);
/// All files together.
[[nodiscard]] ImportAccount sumOf(const std::vector<FileAccount>& files);

/// Rows, units and money from one result row, beginning at a column. InvalidArgument as above.
[[nodiscard]] Result<Tally> tallyOf(const engine::Row& row, std::size_t column);

/// "1 row", "12,345 rows".
[[nodiscard]] std::string countOf(std::int64_t count, const std::string& one, const std::string& many);

} // namespace planwright::data
