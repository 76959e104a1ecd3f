#pragma once

#include "core/service/snapshot_service.h"

#include <string>
#include <vector>

namespace planwright::cli {

/// A table of snapshots, and what can be done with them.
[[nodiscard]] std::string snapshotsText(const std::vector<service::SnapshotInfo>& snapshots);
/// What changed, by month and by category, and the cells that changed most.
[[nodiscard]] std::string comparisonText(const service::SnapshotPair& pair);

} // namespace planwright::cli
