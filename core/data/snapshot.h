#pragma once

#include "core/base/run_context.h"
#include "core/data/types/panel.h"

#include <filesystem>
#include <optional>

namespace planwright::data {

/// The panel of a snapshot, its hash checked against the folder's name is left to verifySnapshot(). `until` cuts the
/// data after that day. The same bytes at any thread count. NotFound where the folder holds no snapshot,
/// InsufficientData where no event is left after the cut.
[[nodiscard]] Result<Panel> loadPanel(const std::filesystem::path& snapshotDirectory, std::optional<Date> until,
                                      const RunContext& context);

/// Whether the folder's events are those that its name was made from; Io where they are not.
[[nodiscard]] Status verifySnapshot(const std::filesystem::path& snapshotDirectory, const RunContext& context);

} // namespace planwright::data
