#pragma once

#include "core/base/result.h"

#include <string_view>

struct sqlite3;

namespace planwright::storage {

/// The connection's last failure as an Error: Conflict for a lock or a broken constraint, Io for the disk or a damaged
/// file, Internal for a wrong statement. `doing` completes "Planwright could not ...".
[[nodiscard]] Error sqliteError(sqlite3* handle, std::string_view doing);

} // namespace planwright::storage
