#pragma once

#include "core/base/run_context.h"
#include "core/data/types/stock_table.h"

#include <filesystem>

namespace planwright::data {

/// A CSV with a heading of three columns: `product_id` or `category`, `date` (YYYY-MM-DD) and `stock` (units left, a
/// decimal point), in any order; comma, semicolon or tab between them. Rows of one day add up (several warehouses), and
/// nothing was left where they add up to 0 or less. InvalidArgument with the line for what is not so. A copy that must
/// be made of it goes below `temporaryDirectory`.
[[nodiscard]] Result<StockTable> readStockTable(const std::filesystem::path& path,
                                                const std::filesystem::path& temporaryDirectory,
                                                const RunContext& context);

} // namespace planwright::data
