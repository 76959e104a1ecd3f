#pragma once

#include "core/storage/database.h"

#include <filesystem>
#include <span>
#include <string_view>

namespace planwright::storage {

/// One numbered step of the schema, "0001_init.sql": the number is the version that it leads to.
struct Migration {
    std::string_view name;
    std::string_view sql;
};

/// The steps of schema/, in order, compiled into the program.
[[nodiscard]] std::span<const Migration> workspaceMigrations();

/// The version that a database is at (PRAGMA user_version); 0 for an empty one.
[[nodiscard]] Result<int> schemaVersion(Database& database);

/// Brings the database to the last of `migrations`: an empty one in one transaction, another one, which is first copied
/// to `backupFile`, step by step. Conflict, with nothing changed, where a newer program wrote it; Io where the version
/// is none.
[[nodiscard]] Status migrate(Database& database, std::span<const Migration> migrations,
                             const std::filesystem::path& backupFile);

} // namespace planwright::storage
