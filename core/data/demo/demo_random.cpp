#include "core/data/demo/demo_random.h"

#include <algorithm>

namespace planwright::data {

double portableExpMinus(double x) {
    // e^x of x / 64 by its series (12 terms: under 1e-18 there), then squared six times.
    const double small = x / 64;
    double sum = 1;
    for (int k = 12; k >= 1; --k)
        sum = 1 + sum * small / k;
    for (int i = 0; i < 6; ++i)
        sum *= sum;
    return 1 / sum;
}

std::int64_t drawPoisson(SplitMix64& random, double mean) {
    static constexpr double piece = 12;
    std::int64_t count = 0;
    double left = mean;
    while (left > 0) {
        const double limit = portableExpMinus(std::min(left, piece));
        double product = random.uniform();
        while (product > limit) {
            ++count;
            product *= random.uniform();
        }
        left -= piece;
    }
    return count;
}

double drawBell(SplitMix64& random) {
    const double a = random.uniform();
    const double b = random.uniform();
    const double c = random.uniform();
    return (a + b + c - 1.5) * 2;
}

std::size_t drawIndex(SplitMix64& random, std::span<const double> chances) {
    double at = random.uniform();
    for (std::size_t i = 0; i + 1 < chances.size(); ++i) {
        if (at < chances[i])
            return i;
        at -= chances[i];
    }
    return chances.size() - 1;
}

} // namespace planwright::data
