#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace planwright::cli {

/// What stands in a table where there is no value.
inline constexpr auto noValue = "–";

/// "1,234", with one decimal below 10 where it is no whole number.
[[nodiscard]] std::string unitsText(double units);
/// "1,234.50", without decimals from 10,000 on.
[[nodiscard]] std::string moneyText(double money);
[[nodiscard]] std::string moneyText(const std::optional<double>& money);
/// "+7.5 %"
[[nodiscard]] std::string changeText(const std::optional<double>& fraction);
/// "12.3 %"
[[nodiscard]] std::string shareText(const std::optional<double>& fraction);
/// "18,909,744.118": an exact decimal with thousands marks.
[[nodiscard]] std::string grouped(const std::string& decimal);
[[nodiscard]] std::string grouped(std::int64_t whole);

} // namespace planwright::cli
