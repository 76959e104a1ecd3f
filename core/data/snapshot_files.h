#pragma once

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/data/engine/database.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace planwright::data {

/// The files of a snapshot's folder. customers.parquet (id and code of each customer) may be deleted at any time:
/// nothing but appending needs it.
inline constexpr const char* eventsFile = "events.parquet";
inline constexpr const char* customersFile = "customers.parquet";
inline constexpr const char* manifestFile = "manifest.json";

/// What the names of the folders begin with, beside the snapshots, into which a reading program spills: one each, since
/// two programs would overwrite each other's files.
inline constexpr const char* spillPrefix = ".spill-";

struct Content {
    std::string sha256;
    std::int64_t repeatedRows = 0; ///< events that equal the one before them
};

/// The snapshot's name: SHA-256 over the format's name, the currency and every event in the order of the file. Numbers
/// are little-endian: of an event, 4 bytes with a bit for each column that is not empty, then those columns in order, a
/// text as 4 bytes of length and its bytes, all else as 8 bytes. It does not depend on how the file is compressed.
[[nodiscard]] Result<Content> hashContent(engine::Database& database, const std::filesystem::path& events,
                                          const std::string& currency, const RunContext& context);

} // namespace planwright::data
