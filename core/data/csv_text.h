#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::data {

/// The field as it must stand in a CSV file: in quotes where it holds the delimiter, a quote or a line end.
[[nodiscard]] std::string csvField(std::string_view text, char delimiter);
/// A line of `columns` fields, comma-separated, with its end; fields beyond those of `cells` are empty.
[[nodiscard]] std::string csvLine(const std::vector<std::string>& cells, std::size_t columns);

} // namespace planwright::data
