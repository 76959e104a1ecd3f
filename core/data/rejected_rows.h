#pragma once

#include "core/data/event_table.h"
#include "core/data/import.h"

#include <vector>

namespace planwright::data {

/// The first 1,000 rejected rows, file by file and line by line, each with its reason and its line as it stands.
[[nodiscard]] Result<std::vector<RejectedRow>> rejectedRows(engine::Database& database, const EventTable& table,
                                                            const Mapping& mapping,
                                                            const std::vector<engine::CsvFile>& files,
                                                            const RunContext& context);

} // namespace planwright::data
