#pragma once

#include "core/base/result.h"
#include "core/storage/database.h"

#include <filesystem>

namespace planwright::service {

/// Takes what was deleted from the tables off the disk: writes the database anew without its free pages, empties its
/// journal, and removes the files of the workspace that may hold a copy of what the tables held before: backups from
/// before a migration and exports/report.html. Outside of a transaction.
/// Conflict, with what to do, while another program has the workspace open; Io.
[[nodiscard]] Status scrub(storage::Database& database, const std::filesystem::path& workspace);

} // namespace planwright::service
