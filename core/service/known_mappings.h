#pragma once

#include "core/data/import.h"
#include "core/service/workspace.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace planwright::service {

/// What a saved mapping calls the category table beside it.
inline constexpr auto savedCategoryTable = "categories.csv";

/// Lays the mappings that an import may recognise out as files under `folder`: those that earlier imports into the
/// workspace used (`saved`), then the samples that come with the program (each with its category table). Returns the
/// JSON files.
[[nodiscard]] Result<std::vector<std::filesystem::path>> layOutKnownMappings(const std::vector<SavedMapping>& saved,
                                                                             const std::filesystem::path& folder);

/// Which mapping the request reads by: the `given` file, else one of those above that fits, laid out under `folder`. A
/// workspace that is not there yet is null.
[[nodiscard]] Status chooseMapping(data::ImportRequest& request, const std::optional<std::filesystem::path>& given,
                                   Workspace* workspace, const std::filesystem::path& folder);

} // namespace planwright::service
