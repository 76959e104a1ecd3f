#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace planwright::ui {

/// How many decimals show every one of these counts of 1/scale exactly.
[[nodiscard]] int decimalsNeeded(const std::vector<std::int64_t>& raws, std::int64_t scale);
/// A count of 1/scale as a decimal with thousands marks, exact at any size, unlike a double.
[[nodiscard]] QString exactText(std::int64_t raw, std::int64_t scale = 1, int decimals = 0);

} // namespace planwright::ui
