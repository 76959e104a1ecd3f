#pragma once

#include "core/base/run_context.h"
#include "core/data/types/panel.h"

#include <filesystem>
#include <optional>

namespace planwright::data {

/// The panel of a snapshot, its hash checked against the folder's name is left to verifySnapshot(). `until` cuts the data
/// after that day. The same bytes at any thread count.
[[nodiscard]] Result<Panel> loadPanel(const std::filesystem::path& snapshotDirectory, std::optional<Date> until,
                                      const RunContext& context);

} // namespace planwright::data
