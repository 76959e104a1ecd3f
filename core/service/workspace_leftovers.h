#pragma once

#include "core/base/result.h"
#include "core/storage/database.h"

#include <filesystem>

namespace planwright::service {

/// Where changes keep their temporary folders, in the workspace.
inline constexpr auto temporaryName = "tmp";

/// What programs that were killed left in a workspace: folders of temporary files that nobody holds, and snapshots and
/// bundles that its database does not name. Nothing else is ever touched.

/// Removes it. Only for whoever has the database's write lock: every other writer's half-made folders look the same.
[[nodiscard]] Status removeLeftovers(storage::Database& database, const std::filesystem::path& workspace);

/// Looks for some and, where no other program writes to the workspace, removes it. A workspace without any is only
/// looked at, and no lock is waited for. Failures are logged: none makes a workspace unusable.
void tidyUp(storage::Database& database, const std::filesystem::path& workspace);

} // namespace planwright::service
