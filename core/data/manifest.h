#pragma once

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/data/import.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace planwright::data {

struct SourceFile {
    std::string name; ///< without folders
    std::string sha256;
};

/// What a snapshot says of itself, beside its events (manifest.json, "planwright.snapshot/1").
struct Manifest {
    std::string sha256; ///< of the content: the folder's name
    std::string toolVersion;
    std::string mappingSha256;
    std::string currency;
    std::string aggregated; ///< "month" or "day" where the rows are sums, not events; a month's is dated its first day
    /// Clock that decided the days of times with an offset, as Mapping's; nothing in snapshots of earlier versions.
    std::optional<std::string> timeZone;
    std::vector<SourceFile> sources;
    /// Whether the events tell where they stand: source_file (place in `sources`, from 0) and source_line. Both are no
    /// part of the content; snapshots of earlier versions have neither.
    bool hasSourceLines = false;
    std::set<std::string> fields; ///< canonical fields that some source fed
    std::int64_t events = 0, categories = 0, customers = 0;
    std::int64_t repeatedRows = 0; ///< events that equal another one
    Date firstDay, lastDay;
    ImportAccount account; ///< of the import that wrote it
};

[[nodiscard]] std::string toJson(const Manifest& manifest);
/// NotFound where the folder holds no snapshot; InvalidArgument where its manifest cannot be read.
[[nodiscard]] Result<Manifest> readManifest(const std::filesystem::path& snapshotDirectory);
/// Makes a snapshot say that its days are counted by this clock, if it does not yet; the rest of it stays as it is.
[[nodiscard]] Status declareTimeZone(const std::filesystem::path& snapshotDirectory, const std::string& timeZone);

} // namespace planwright::data
