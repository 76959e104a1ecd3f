#pragma once

#include "core/data/event_table.h"
#include "core/data/import.h"
#include "core/data/rule_report.h"

#include <vector>

namespace planwright::data {

/// Merges repeats as the report's mapping says: blocks, single rows, then rows of earlier files and of the snapshot
/// that is appended to (`appends`). What was merged goes into `findings`, the blocks and a note into the report.
[[nodiscard]] Status mergeRepeats(engine::Database& database, const EventTable& table,
                                  const std::vector<engine::CsvFile>& files, bool appends, RuleFindings& findings,
                                  ImportReport& report, const RunContext& context);

} // namespace planwright::data
