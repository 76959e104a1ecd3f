#pragma once

#include <string>
#include <string_view>

namespace planwright::data {

/// The canonical field that a column heading names, by fields.h's synonyms ("Customer ID", "customer_id",
/// "CustomerID"), or an empty text.
[[nodiscard]] std::string fieldOfHeading(std::string_view heading);

} // namespace planwright::data
