#pragma once

#include <span>
#include <vector>

namespace planwright::forecasting {

/// `value` to 32 binary digits (a relative 1e-10).
[[nodiscard]] double rounded(double value);

/// Months in a unit of their own, so that one set of steps and tolerances serves every category. They are rounded, so
/// that no trace of the unit they came in is left, and a search takes the same path whatever it was.
struct OwnUnit {
    double unit = 0; ///< mean size of the months
    std::vector<double> months;
};
[[nodiscard]] OwnUnit inOwnUnit(std::span<const double> months);

} // namespace planwright::forecasting
