#include "core/stats/piecewise_quantile.h"

#include <algorithm>
#include <cmath>

namespace planwright::stats {

Result<PiecewiseQuantile> PiecewiseQuantile::fromKnots(std::span<const double> levels, std::span<const double> values) {
    if (levels.size() < 2 || levels.size() != values.size())
        return Error(ErrorCode::InvalidArgument,
                     "A distribution needs at least two quantiles, one value for each level.");
    if (!(levels.front() > 0) || !(levels.back() < 1) ||
        std::adjacent_find(levels.begin(), levels.end(), [](double a, double b) { return !(a < b); }) != levels.end())
        return Error(ErrorCode::InvalidArgument, "Quantile levels must ascend between 0 and 1.");
    if (!std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); }))
        return Error(ErrorCode::InvalidArgument, "A quantile is not a finite number.");

    PiecewiseQuantile made;
    const auto n = values.size();
    made.m_levels.reserve(n + 2);
    made.m_values.reserve(n + 2);
    std::vector<double> sorted(values.begin(), values.end());
    for (auto& value : sorted)
        value = std::max(value, 0.0);
    std::sort(sorted.begin(), sorted.end());
    const double lowest = sorted[0] - (sorted[1] - sorted[0]) / (levels[1] - levels[0]) * levels[0];
    const double highest =
        sorted[n - 1] + (sorted[n - 1] - sorted[n - 2]) / (levels[n - 1] - levels[n - 2]) * (1 - levels[n - 1]);
    made.m_levels.push_back(0);
    made.m_levels.insert(made.m_levels.end(), levels.begin(), levels.end());
    made.m_levels.push_back(1);
    made.m_values.push_back(std::max(lowest, 0.0));
    made.m_values.insert(made.m_values.end(), sorted.begin(), sorted.end());
    made.m_values.push_back(highest);
    return made;
}

double PiecewiseQuantile::within(std::size_t piece, double level) const {
    const double share = (level - m_levels[piece - 1]) / (m_levels[piece] - m_levels[piece - 1]);
    return m_values[piece - 1] + (m_values[piece] - m_values[piece - 1]) * share;
}

double PiecewiseQuantile::quantile(double level) const {
    const double inside = std::clamp(level, 0.0, 1.0);
    const auto at = std::lower_bound(m_levels.begin() + 1, m_levels.end(), inside);
    return within(static_cast<std::size_t>(at - m_levels.begin()), inside);
}

double PiecewiseQuantile::cdf(double x) const {
    if (x < m_values.front())
        return 0;
    const auto above = std::upper_bound(m_values.begin(), m_values.end(), x);
    if (above == m_values.end())
        return 1;
    const auto piece = static_cast<std::size_t>(above - m_values.begin());
    const double share = (x - m_values[piece - 1]) / (m_values[piece] - m_values[piece - 1]);
    return m_levels[piece - 1] + (m_levels[piece] - m_levels[piece - 1]) * share;
}

double PiecewiseQuantile::mean() const {
    double sum = 0;
    for (std::size_t i = 1; i < m_levels.size(); ++i)
        sum += (m_levels[i] - m_levels[i - 1]) * (m_values[i] + m_values[i - 1]) / 2;
    return sum;
}

PiecewiseQuantile PiecewiseQuantile::scaledBy(double factor) const {
    PiecewiseQuantile scaled = *this;
    for (auto& value : scaled.m_values)
        value *= factor;
    return scaled;
}

std::vector<double> PiecewiseQuantile::midpointGrid(std::size_t count) const {
    std::vector<double> grid(count);
    std::size_t piece = 1;
    for (std::size_t i = 0; i < count; ++i) {
        const double level = (static_cast<double>(i) + 0.5) / static_cast<double>(count);
        while (m_levels[piece] < level)
            ++piece;
        grid[i] = within(piece, level);
    }
    return grid;
}

} // namespace planwright::stats
