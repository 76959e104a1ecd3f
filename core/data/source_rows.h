#pragma once

#include "core/base/date.h"
#include "core/base/run_context.h"
#include "core/data/import.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace planwright::data {

/// A purchase or refund of a snapshot, and where it stood.
struct SourceRow {
    std::string file;                 ///< as SourceFile; empty where the snapshot does not know
    std::optional<std::int64_t> line; ///< the same
    std::string time;                 ///< YYYY-MM-DD HH:MM:SS, of the clock that decides the day
    std::string type;                 ///< purchase, refund
    std::string order, product;       ///< empty: none
    std::string category;
    std::optional<std::int64_t> customer; ///< its code
    Quantity units;
    std::optional<Money> unitPrice;
    Money money;
};

struct SourceQuery {
    std::optional<std::string> category; ///< empty: all
    Date firstDay, lastDay;
};

/// The rows behind a number.
struct SourceRows {
    std::string currency;
    Tally sum;                   ///< of all of them: exactly what a panel's days have
    std::vector<SourceRow> rows; ///< the first
};

/// The rows, those of the largest amounts first, then by file and line; `most` of them at most. NotFound where there is
/// no snapshot, Conflict where it is of a version that kept no lines.
[[nodiscard]] Result<SourceRows> findSourceRows(const std::filesystem::path& snapshotDirectory,
                                                const SourceQuery& query, std::int64_t most, const RunContext& context);
/// Hands over all of them in the same order, never holding all.
[[nodiscard]] Status forEachSourceRow(const std::filesystem::path& snapshotDirectory, const SourceQuery& query,
                                      const RunContext& context, const std::function<Status(SourceRow)>& take);

} // namespace planwright::data
