#include "core/stats/binomial.h"

#include <boost/math/special_functions/beta.hpp>

namespace planwright::stats {

// Successes and the regularised incomplete beta function: P(X <= k) = I(1 - p; n - k, k + 1).
double binomialAtMost(int hits, int count, double share) {
    if (hits < 0)
        return 0;
    if (hits >= count)
        return 1;
    return boost::math::ibeta(static_cast<double>(count - hits), static_cast<double>(hits) + 1, 1 - share);
}

Interval binomialLimits(int hits, int count, double level) {
    const auto tail = (1 - level) / 2;
    const auto k = static_cast<double>(hits), n = static_cast<double>(count);
    return {hits <= 0 ? 0.0 : boost::math::ibeta_inv(k, n - k + 1, tail),
            hits >= count ? 1.0 : boost::math::ibetac_inv(k + 1, n - k, tail)};
}

namespace {

/// The first of low..high for which `holds`, which is false up to some number and true from there on; high + 1 if none.
template <typename Holds>
int firstOf(int low, int high, Holds&& holds) {
    while (low <= high) {
        const int middle = low + (high - low) / 2;
        if (holds(middle))
            high = middle - 1;
        else
            low = middle + 1;
    }
    return low;
}

} // namespace

UsualHits usualHits(int count, double share, double tail) {
    const int fewest = firstOf(0, count, [&](int hits) { return binomialAtMost(hits, count, share) > tail; });
    // The chance of more than `hits`.
    const int most = firstOf(0, count, [&](int hits) { return 1 - binomialAtMost(hits, count, share) <= tail; });
    return {fewest, most};
}

} // namespace planwright::stats
