#pragma once

#include "core/data/engine/database.h"
#include "core/data/manifest.h"
#include "core/data/temporary_folder.h"

#include <filesystem>
#include <string>

namespace planwright::data {

/// A snapshot to be asked: its manifest, and a database that may spill into a folder beside it.
struct OpenSnapshot {
    Manifest manifest;
    TemporaryFolder spill; ///< outlives the database, which writes into it
    engine::Database database;
    std::string path; ///< the events' file, as a text of SQL
};

/// NotFound where the folder holds no snapshot; Io.
[[nodiscard]] Result<OpenSnapshot> openSnapshot(const std::filesystem::path& directory, const RunContext& context,
                                                std::int64_t memoryLimitMiB = engine::DatabaseOptions().memoryLimitMiB);

/// The first moment of a day (values.h) as a number of SQL.
[[nodiscard]] std::string startSql(Date day);

} // namespace planwright::data
