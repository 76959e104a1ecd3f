#include "core/forecasting/conformal.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace planwright::forecasting {

std::optional<double> conformalQuantile(std::span<const double> sorted, double level) {
    const auto n = sorted.size();
    if (n == 0)
        return std::nullopt;
    if (level == 0.5)
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    // The small step down undoes the rounding of products that are whole numbers, like 10 · 0.8.
    const auto upper = std::max(level, 1 - level);
    const auto k = static_cast<std::size_t>(std::ceil(static_cast<double>(n + 1) * upper - 1e-9));
    if (k > n)
        return std::nullopt;
    return level > 0.5 ? sorted[k - 1] : sorted[n - k];
}

} // namespace planwright::forecasting
