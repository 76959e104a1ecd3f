#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace planwright {

/// Without leading and trailing ASCII white space.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// A-Z to a-z, every other byte as it is: never the locale's idea (tr_TR would break "ID").
[[nodiscard]] std::string asciiLower(std::string_view text);
/// A whole finite number with a decimal point ("-1.5", "2e3"), or nothing. Never the locale's decimal mark.
[[nodiscard]] std::optional<double> parseDouble(std::string_view text);
/// Shortest text that reads back as the same double.
[[nodiscard]] std::string shortestDouble(double value);
/// `value` with exactly `decimals` digits and comma thousands marks: "1,234,567.50". For reports and terminals.
[[nodiscard]] std::string withThousands(double value, int decimals = 0);

} // namespace planwright
