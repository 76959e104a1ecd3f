#pragma once

#include "core/stats/bootstrap.h"

namespace planwright::stats {

/// Chance of at most `hits` successes among `count` independent trials of chance `share` in (0,1).
[[nodiscard]] double binomialAtMost(int hits, int count, double share);

/// Exact limits of the share behind `hits` of `count` trials, 0 <= hits <= count, count >= 1, at `level` in (0,1), e.g.
/// .95: each side is passed with at most half of the rest (Clopper & Pearson 1934, doi 10.1093/biomet/26.4.404).
[[nodiscard]] Interval binomialLimits(int hits, int count, double level);

/// Numbers of successes that do not speak against `share`: fewer than `fewest`, and more than `most`, each have at most
/// the chance `tail` in (0,.5). With few trials `fewest` may be 0 and `most` all of them: nothing could be shown.
struct UsualHits {
    int fewest = 0;
    int most = 0;
};
[[nodiscard]] UsualHits usualHits(int count, double share, double tail);

} // namespace planwright::stats
