#pragma once

#include "core/base/run_context.h"
#include "core/service/workspace.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace planwright::service {

/// Product -> category, as a planner assigns them.
using Assignments = std::map<std::string, std::string>;

/// Writes the category table that the workspace remembers into `folder`, so that an import can read it; empty where it
/// remembers none.
[[nodiscard]] Result<std::optional<std::filesystem::path>> layOutOwnCategories(Workspace& workspace,
                                                                               const std::filesystem::path& folder);

/// The CSV text of `table` (none: an empty one) with the assignments, which win over what the table says of these
/// products. Products sorted; with the column parent where any category has one; blanks around a name are taken off.
/// The file itself is not touched. InvalidArgument for an assignment without product or category, and as
/// data::readCategoryTable().
[[nodiscard]] Result<std::string> assignCategories(const std::optional<std::filesystem::path>& table,
                                                   const Assignments& assignments,
                                                   const std::filesystem::path& temporaryDirectory,
                                                   const RunContext& context);

/// "PRODUCT=CATEGORY", parted at the last equals sign. InvalidArgument for anything else, and for a product that is
/// given two categories.
[[nodiscard]] Status addAssignment(Assignments& assignments, const std::string& text);

} // namespace planwright::service
