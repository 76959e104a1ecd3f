#include "core/stats/quantile.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

namespace planwright::stats {
namespace {

std::vector<double> sortedCopy(std::span<const double> sample) {
    std::vector<double> sorted(sample.begin(), sample.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

} // namespace

double quantileOfSorted(std::span<const double> sorted, double level) {
    const double position = std::clamp(level, 0.0, 1.0) * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    if (below + 1 >= sorted.size())
        return sorted.back();
    return sorted[below] + (position - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

double sampleQuantile(std::span<const double> sample, double level) {
    return quantileOfSorted(sortedCopy(sample), level);
}

double cvarOfSorted(std::span<const double> sorted, double tail) {
    const double count = tail * static_cast<double>(sorted.size());
    // 0.05 * 1000 must count as 50 whole draws whatever its last bit is.
    const auto whole = std::min(static_cast<std::size_t>(std::floor(count + 1e-9)), sorted.size());
    const double rest = count - static_cast<double>(whole);
    double sum = std::accumulate(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(whole), 0.0);
    if (rest > 1e-9 && whole < sorted.size())
        sum += rest * sorted[whole];
    return sum / count;
}

double sampleCvar(std::span<const double> sample, double tail) {
    return cvarOfSorted(sortedCopy(sample), tail);
}

} // namespace planwright::stats
