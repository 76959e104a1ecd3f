#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace planwright::data::engine {

/// Whether a number format shows a number as a date or a time: ECMA-376 part 1, 18.8.30 (numFmt) and 18.8.31.
[[nodiscard]] bool isDateFormat(std::string_view format);
/// The same for the formats that have a number and no text.
[[nodiscard]] bool isDateFormat(int builtIn);

/// A serial number of days as ISO 8601: "2024-01-31", "2024-01-31 13:45:10" (with milliseconds where there are any), or
/// "13:45:10" below 1. `from1904`: the workbook counts from 1904. Nothing outside of what Excel takes as a date.
[[nodiscard]] std::optional<std::string> dateText(double serial, bool from1904);

/// A number as Excel keeps it, plain: no exponent, whole numbers with all digits, others with the 15 that Excel shows
/// ("2.5499999999999998" is 2.55). What is no number comes back as it is.
[[nodiscard]] std::string numberText(std::string_view stored);

/// A text with _x000D_ and the like as the characters they stand for, line ends and tabs as blanks.
[[nodiscard]] std::string plainText(std::string_view stored);

} // namespace planwright::data::engine
