#pragma once

#include "core/data/engine/csv_file.h"
#include "core/data/engine/database.h"
#include "core/data/import.h"
#include "core/data/rates.h"

#include <optional>
#include <vector>

namespace planwright::data {

/// Finds the currencies of the files (one query over their currency column) and settles the one of the snapshot:
/// the mapping's, or the only one there is. Rows are converted (the rate table is returned) where there are several or
/// another one; nothing is returned where all are in the snapshot's.
/// InvalidArgument, listing the currencies, where one must be declared or a rate table is missing.
[[nodiscard]] Result<std::optional<RateTable>> settleCurrency(engine::Database& database,
                                                              const std::vector<engine::CsvFile>& files,
                                                              const std::optional<std::filesystem::path>& rates,
                                                              const std::filesystem::path& temporaryDirectory,
                                                              ImportReport& report, const RunContext& context);

} // namespace planwright::data
