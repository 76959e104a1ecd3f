#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace planwright::data {

/// The query resources/sql/NAME.sql, each {key} replaced by its value: identifiers, numbers and literals that the
/// caller has quoted (engine::sqlText). A key without a place, or a place without a key, is a programming error
/// (assert).
[[nodiscard]] std::string sql(std::string_view name,
                              std::initializer_list<std::pair<std::string_view, std::string>> values = {});

} // namespace planwright::data
