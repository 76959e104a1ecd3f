#pragma once

#include "core/data/event_table.h"
#include "core/data/import.h"

namespace planwright::data {

/// Sets the fate of rows that repeat others to Merged (a rejected row stays rejected). Two rows are equal when all
/// their mapped fields are; hashes only find the candidates.

/// Within one file: blocks of 100 or more consecutive rows equal to an earlier run (repeated_blocks.h).
[[nodiscard]] Status mergeBlocks(engine::Database& database, const EventTable& table, int number,
                                 const RunContext& context);
/// Across files and with the snapshot, after mergeBlocks() of each file: an event stands as often as in the file that
/// has it most often.
[[nodiscard]] Status mergeAcrossFiles(engine::Database& database, const EventTable& table, const RunContext& context);

/// The merged rows of a file, where 100 or more of them follow each other.
[[nodiscard]] Result<std::vector<MergedBlock>> mergedBlocks(engine::Database& database, const EventTable& table,
                                                            const engine::CsvFile& file, int number,
                                                            const RunContext& context);

} // namespace planwright::data
