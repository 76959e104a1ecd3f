#pragma once

#include "core/base/result.h"
#include "core/storage/database.h"

#include <filesystem>

namespace planwright::service {

/// Notes, within a transaction, that what it deletes from the tables is to be taken off the disk as well.
[[nodiscard]] Status askForScrub(storage::Database& database);

/// Does so, if it was asked for and not done yet: writes the database anew without its free pages, empties its journal,
/// and removes the files of the workspace that may hold a copy of what the tables held before: backups from before a
/// migration and exports/report.html. Outside of a transaction; where a program was killed, opening the workspace calls
/// it again.
/// Conflict, with what to do, while another program reads or writes the workspace; Io.
[[nodiscard]] Status finishScrub(storage::Database& database, const std::filesystem::path& workspace);

} // namespace planwright::service
