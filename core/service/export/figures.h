#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::service {

/// Numbers as a planner reads them: thousands marks, a real minus sign, a fixed space before %. A value that is not
/// finite, or empty, is a dash; the place says why.
inline constexpr const char* noFigure = "–";

[[nodiscard]] std::string figure(double value, int decimals = 0);
[[nodiscard]] std::string figure(std::optional<double> value, int decimals = 0);
/// "+6 %", "−12 %", "0 %"; one decimal under ±10 % when `fine`.
[[nodiscard]] std::string changePercent(std::optional<double> fraction, bool fine = false);
/// "79 %"
[[nodiscard]] std::string sharePercent(std::optional<double> fraction, int decimals = 0);
/// "11,020–14,110"
[[nodiscard]] std::string range(double low, double high, int decimals = 0);
/// ▲ ▼ or nothing, for a change that shows in whole per cents.
[[nodiscard]] std::string arrow(std::optional<double> fraction);
/// A sentence of another part of the program in the report's spelling: real minus signs before digits, no break before
/// %.
[[nodiscard]] std::string typeset(std::string_view sentence);
/// "12K", "1.5M", "800": for axes only.
[[nodiscard]] std::string axisFigure(double value);
/// 0 where a column of money is large, 2 where cents matter.
[[nodiscard]] int moneyDecimals(const std::vector<std::optional<double>>& column);

} // namespace planwright::service
