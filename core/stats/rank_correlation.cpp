#include "core/stats/rank_correlation.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace planwright::stats {

std::vector<double> midRanks(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        auto end = first + 1;
        while (end < order.size() && values[order[end]] == values[order[first]])
            ++end;
        for (auto i = first; i < end; ++i)
            ranks[order[i]] = static_cast<double>(first + end + 1) / 2;
        first = end;
    }
    return ranks;
}

std::optional<double> correlation(std::span<const double> x, std::span<const double> y) {
    const auto n = static_cast<double>(x.size());
    const auto meanX = std::accumulate(x.begin(), x.end(), 0.0) / n;
    const auto meanY = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - meanX) * (x[i] - meanX);
        yy += (y[i] - meanY) * (y[i] - meanY);
        xy += (x[i] - meanX) * (y[i] - meanY);
    }
    if (!(xx > 0) || !(yy > 0))
        return std::nullopt;
    return std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0);
}

std::optional<double> spearman(std::span<const double> x, std::span<const double> y) {
    return correlation(midRanks(x), midRanks(y));
}

} // namespace planwright::stats
