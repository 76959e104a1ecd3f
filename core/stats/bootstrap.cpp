#include "core/stats/bootstrap.h"

#include "core/base/rng.h"
#include "core/stats/quantile.h"

#include <algorithm>
#include <vector>

namespace planwright::stats {
std::optional<Interval> monthBlockInterval(std::span<const MonthBlock> months, double level, std::size_t resamples,
                                           std::uint64_t seed) {
    SplitMix64 random(seed);
    std::vector<double> ratios;
    ratios.reserve(resamples);
    for (std::size_t r = 0; r < resamples && !months.empty(); ++r) {
        MonthBlock sum;
        for (std::size_t i = 0; i < months.size(); ++i) {
            const auto& drawn = months[random.below(static_cast<std::uint32_t>(months.size()))];
            sum.numerator += drawn.numerator;
            sum.denominator += drawn.denominator;
        }
        if (sum.denominator != 0)
            ratios.push_back(sum.numerator / sum.denominator);
    }
    if (ratios.empty())
        return std::nullopt;
    std::sort(ratios.begin(), ratios.end());
    const auto tail = (1 - level) / 2;
    return Interval{quantileOfSorted(ratios, tail), quantileOfSorted(ratios, 1 - tail)};
}

} // namespace planwright::stats
