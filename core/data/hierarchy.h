#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace planwright::data {

/// Category -> parent: two levels, no parent has one itself.
using Hierarchy = std::map<std::string, std::string>;

/// Beside a snapshot's events, in hierarchy.json ("planwright.hierarchy/1"): no part of its content, so the last import
/// of the same content says which parents its categories have. An empty hierarchy removes the file. Io.
[[nodiscard]] Status writeHierarchy(const std::filesystem::path& snapshotDirectory, const Hierarchy& hierarchy);
/// Empty where the snapshot has none; InvalidArgument for a file that cannot be read.
[[nodiscard]] Result<Hierarchy> readHierarchy(const std::filesystem::path& snapshotDirectory);

} // namespace planwright::data
