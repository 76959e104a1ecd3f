#pragma once

#include "core/data/event_table.h"
#include "core/data/import.h"

#include <filesystem>
#include <vector>

namespace planwright::data {

/// The first 1,000 rejected rows, file by file and line by line, each with its reason and its line as it stands.
[[nodiscard]] Result<std::vector<RejectedRow>> rejectedRows(engine::Database& database, const EventTable& table,
                                                            const Mapping& mapping,
                                                            const std::vector<engine::CsvFile>& files,
                                                            const RunContext& context);

/// All of them, as a CSV file with the columns file, line, reason and raw (the whole line), one after the other as they
/// are found. A file that is there is replaced once all is written. Io.
[[nodiscard]] Status writeRejectedRows(const std::filesystem::path& path, engine::Database& database,
                                       const EventTable& table, const Mapping& mapping,
                                       const std::vector<engine::CsvFile>& files, const RunContext& context);

} // namespace planwright::data
