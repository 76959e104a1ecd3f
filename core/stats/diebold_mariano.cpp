#include "core/stats/diebold_mariano.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace planwright::stats {

std::optional<DieboldMariano> dieboldMariano(std::span<const double> first, std::span<const double> second,
                                             std::size_t horizon) {
    const auto count = first.size();
    if (count < 3 || count <= horizon || horizon < 1)
        return std::nullopt;
    const auto n = static_cast<double>(count), h = static_cast<double>(horizon);
    std::vector<double> differences;
    double mean = 0, largest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        differences.push_back(first[i] - second[i]);
        mean += differences.back() / n;
        largest = std::max(largest, std::abs(differences.back()));
    }
    const auto covariance = [&](std::size_t lag) {
        double sum = 0;
        for (std::size_t i = lag; i < count; ++i)
            sum += (differences[i] - mean) * (differences[i - lag] - mean);
        return sum / n;
    };
    double variance = covariance(0);
    for (std::size_t lag = 1; lag < horizon; ++lag)
        variance += 2 * covariance(lag);
    // A constant difference leaves nothing but rounding.
    constexpr double rounding = 1e-24;
    if (!(variance > rounding * largest * largest))
        return std::nullopt;
    const double correction = std::sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n);
    DieboldMariano test;
    test.statistic = mean / std::sqrt(variance / n) * correction;
    if (!std::isfinite(test.statistic))
        return std::nullopt;
    const boost::math::students_t_distribution<double> distribution(n - 1);
    test.pFirstLower = boost::math::cdf(distribution, test.statistic);
    test.pTwoSided = 2 * boost::math::cdf(distribution, -std::abs(test.statistic));
    return test;
}

} // namespace planwright::stats
