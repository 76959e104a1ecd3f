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

/// How sure the heading's name alone is of its field: 1 for the first synonym in fields.h, less for later ones, 0 where
/// it names none.
[[nodiscard]] double nameConfidence(std::string_view heading);

/// Whether the heading names a part of a fiscal calendar (fiscal_week, "Fiscal Period", FY, "4-4-5 week" ...), which is
/// no calendar month.
[[nodiscard]] bool namesFiscalCalendar(std::string_view heading);
/// Whether the text is a period of one ("FY24 P03", "P01", "2024-W05", "FY2024").
[[nodiscard]] bool isFiscalPeriod(std::string_view text);

} // namespace planwright::data
