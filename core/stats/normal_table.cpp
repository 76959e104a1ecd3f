#include "core/stats/normal_table.h"

#include "core/stats/normal.h"

#include <cmath>
#include <numbers>

namespace planwright::stats {
namespace {

double density(double x) {
    return std::exp(-x * x / 2) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}

} // namespace

NormalTable::NormalTable() {
    // One node more than the last cell needs, so that a position on the border stays inside.
    const auto cdfNodes = static_cast<std::size_t>(2 * reach * cellsPerUnit) + 2;
    m_cdf.reserve(cdfNodes);
    for (std::size_t i = 0; i < cdfNodes; ++i) {
        const double x = static_cast<double>(i) / cellsPerUnit - reach;
        m_cdf.push_back({normalCdf(x), density(x)});
    }
    const auto quantileNodes = static_cast<std::size_t>(quantileCells) + 1;
    m_quantile.reserve(quantileNodes);
    for (std::size_t i = 0; i < quantileNodes; ++i) {
        const double level = static_cast<double>(i) / quantileCells;
        const bool used = level >= tail / 2 && level <= 1 - tail / 2;
        const double x = used ? normalQuantile(level) : 0.0;
        m_quantile.push_back({x, 1 / density(x)});
    }
}

double NormalTable::exactQuantile(double level) {
    return normalQuantile(level);
}

const NormalTable& normalTable() {
    static const NormalTable table;
    return table;
}

} // namespace planwright::stats
