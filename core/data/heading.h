#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::data {

/// The canonical field that a column heading names, by fields.h's synonyms ("Customer ID", "customer_id",
/// "CustomerID"), or an empty text.
[[nodiscard]] std::string fieldOfHeading(std::string_view heading);

/// The column that feeds each field named in a heading. Where several name the same one, the synonym that fields.h
/// lists first wins, then the column that stands first.
[[nodiscard]] std::map<std::string, std::size_t> fieldsOfHeading(const std::vector<std::string>& heading);

} // namespace planwright::data
