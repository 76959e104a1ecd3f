#pragma once

#include <cstdint>
#include <vector>

namespace planwright::stats {

/// The standard normal distribution for millions of draws: cubic Hermite interpolation of normalCdf() and
/// normalQuantile() in tables that are computed once. Absolute error under 1e-12 (cdf) and 1e-9 (quantile); the outer
/// 1/64 of the quantile on either side is computed directly.
class NormalTable {
public:
    NormalTable();

    [[nodiscard]] double cdf(double x) const {
        if (x <= -reach || x >= reach)
            return x < 0 ? 0.0 : 1.0;
        return interpolate(m_cdf, (x + reach) * cellsPerUnit, 1.0 / cellsPerUnit);
    }
    [[nodiscard]] double quantile(double level) const {
        if (level < tail || level > 1 - tail)
            return exactQuantile(level);
        return interpolate(m_quantile, level * quantileCells, 1.0 / quantileCells);
    }

private:
    struct Node {
        double value;
        double slope;
    };
    static constexpr double reach = 8.5; ///< beyond it the cdf is 0 or 1 within 1e-16
    static constexpr double cellsPerUnit = 256;
    static constexpr double quantileCells = 4096;
    static constexpr double tail = 1.0 / 64;

    [[nodiscard]] static double exactQuantile(double level);
    [[nodiscard]] static double interpolate(const std::vector<Node>& nodes, double position, double width) {
        const auto cell = static_cast<std::int32_t>(position);
        const double t = position - static_cast<double>(cell);
        const Node* node = nodes.data() + cell;
        const double rise = node[1].value - node[0].value;
        const double left = width * node[0].slope - rise;
        const double right = rise - width * node[1].slope;
        return node[0].value + t * rise + t * (1 - t) * ((1 - t) * left + t * right);
    }

    std::vector<Node> m_cdf;
    std::vector<Node> m_quantile;
};

/// The one table, made when first asked for and constant from then on.
[[nodiscard]] const NormalTable& normalTable();

} // namespace planwright::stats
