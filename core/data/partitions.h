#pragma once

#include "core/base/result.h"
#include "core/base/run_context.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace planwright::data {

/// Column and value, in the order of the folders.
using Partitions = std::vector<std::pair<std::string, std::string>>;

/// Whether a folder's name says KEY=VALUE, as partitioned tables (Hive, Spark, DuckDB) name theirs.
[[nodiscard]] bool isPartitionFolder(const std::filesystem::path& name);
/// What the folders of `file` say of all its rows: of sales/year=2024/shop=S%C3%BCd/part-0.csv year is 2024 and shop is
/// Süd. __HIVE_DEFAULT_PARTITION__ is no value, an empty text.
[[nodiscard]] Partitions partitionsOf(const std::filesystem::path& file);
/// The name that tells `file` from the others of its table: year=2024/shop=S%C3%BCd/part-0.csv; without partitions the
/// file's name alone.
[[nodiscard]] std::string nameInTable(const std::filesystem::path& file);

/// The partitions that no column of `heading` names (in ASCII, case does not matter).
[[nodiscard]] Partitions missingIn(const std::vector<std::string>& heading, const Partitions& partitions);

/// Copies a text file, `mostRows` rows at most, with a column more for each partition; what is packed is unpacked and
/// UTF-16 is converted, all else stands on the line and in the bytes it had. Errors as engine::TextSource; Io.
[[nodiscard]] Status copyWithColumns(const std::filesystem::path& file, const std::filesystem::path& copy,
                                     char delimiter, const Partitions& columns, std::optional<std::int64_t> mostRows,
                                     const RunContext& context);

} // namespace planwright::data
