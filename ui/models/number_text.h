#pragma once

#include <QString>

#include <optional>

namespace planwright::ui {

/// Numbers as the report spells them (core/service/export/figures.h): thousands marks, a real minus, "–" for none.
[[nodiscard]] QString numberText(std::optional<double> value, int decimals = 0);
/// "+6 %", "−12 %"
[[nodiscard]] QString changeText(std::optional<double> fraction);
/// "+6 % ▲"
[[nodiscard]] QString changeWithArrow(std::optional<double> fraction);
/// "79 %"
[[nodiscard]] QString shareText(std::optional<double> fraction, int decimals = 0);
/// "11,020–14,110"
[[nodiscard]] QString rangeText(double low, double high, int decimals = 0);

} // namespace planwright::ui
