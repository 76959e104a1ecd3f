#pragma once

#include "core/data/source_rows.h"
#include "core/service/workspace.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace planwright::service {

/// The rows behind a number of the current snapshot.
struct SourceRows : data::SourceRows {
    std::string snapshotSha256;
    data::SourceQuery query;
};

/// `most` rows at most; none where the category sold nothing then. NotFound where there is no snapshot yet; Conflict
/// where it does not know the lines.
[[nodiscard]] Result<SourceRows> findSourceRows(Workspace& workspace, const data::SourceQuery& query, std::size_t most,
                                                const RunContext& context);

/// All of them as CSV (file, line, time, type, order, product, category, customer, units, unit_price, money).
[[nodiscard]] Status writeSourceRows(const std::filesystem::path& file, Workspace& workspace,
                                     const data::SourceQuery& query, const RunContext& context);

/// The document `planwright.rows/1`: the query, sum {rows, units, money} and rows[] with the CSV's columns.
[[nodiscard]] std::string sourceRowsDocument(const SourceRows& found, std::uint64_t seed);

} // namespace planwright::service
