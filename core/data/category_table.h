#pragma once

#include "core/data/event_table.h"
#include "core/data/hierarchy.h"

#include <filesystem>

namespace planwright::data {

struct ProductGroups {
    CategoryTable categories; ///< of products
    Hierarchy parents;        ///< of categories, where the table has a third column
};

/// Reads a product -> category CSV: the columns product, category and, if there is a third, the category's parent;
/// recognised by their headings (as fields.h lists them, a heading that begins with "parent") or else taken in this
/// order. An empty category leaves the product to the default, an empty parent the category without one.
/// InvalidArgument with the line where a product is given two categories or a category two parents, where a parent has
/// a parent itself (there are two levels), or the file has other than two or three columns.
[[nodiscard]] Result<ProductGroups> readCategoryTable(const std::filesystem::path& path,
                                                      const std::filesystem::path& temporaryDirectory,
                                                      const RunContext& context);

} // namespace planwright::data
