#pragma once

#include "core/data/event_table.h"

#include <filesystem>

namespace planwright::data {

/// Reads a product -> category CSV: two columns, recognised by their headings (as fields.h lists them) or else taken as
/// product first, category second. An empty category leaves the product to the default.
/// InvalidArgument with the line where a product is given two categories, or the file has other than two columns.
[[nodiscard]] Result<CategoryTable> readCategoryTable(const std::filesystem::path& path,
                                                      const std::filesystem::path& temporaryDirectory,
                                                      const RunContext& context);

} // namespace planwright::data
