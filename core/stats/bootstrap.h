#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace planwright::stats {

struct Interval {
    double low = 0;
    double high = 0;
};

/// One month's share in a ratio of sums: a coverage is hits over forecasts, a WAPE is sum|e| over sum|y|.
struct MonthBlock {
    double numerator = 0;
    double denominator = 0;
};

/// Percentile bootstrap interval of sum(numerator) / sum(denominator) at `level` (0.90: from the 5 % to the 95 %
/// point), whole months drawn with replacement, since the categories of one month err together (decision spec 3.1).
/// Resamples whose denominators sum to 0 are left out. Empty without blocks or where every denominator is 0. Random
/// numbers: SplitMix64(seed); quantiles: type 7. Plain percentile intervals of few months are narrow: under 12 months
/// read them with care.
[[nodiscard]] std::optional<Interval> monthBlockInterval(std::span<const MonthBlock> months, double level,
                                                         std::size_t resamples, std::uint64_t seed);

} // namespace planwright::stats
