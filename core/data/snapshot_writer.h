#pragma once

#include "core/data/event_table.h"
#include "core/data/manifest.h"

namespace planwright::data {

/// What the context is told while events are written.
inline constexpr auto writingStage = "Writing the snapshot";

/// Writes the accepted events of `table` (in `database`), read from `files`, as a snapshot into `snapshotsDirectory`,
/// under the name of their content, and returns the manifest, completed. A snapshot of the same content that is already
/// there is kept. On any error nothing is left behind.
[[nodiscard]] Result<Manifest> writeSnapshot(engine::Database& database, const EventTable& table,
                                             const std::vector<engine::CsvFile>& files, Manifest manifest,
                                             const std::filesystem::path& snapshotsDirectory,
                                             const RunContext& context);

} // namespace planwright::data
