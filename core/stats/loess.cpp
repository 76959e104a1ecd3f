#include "core/stats/loess.h"

#include <algorithm>
#include <cmath>

namespace planwright::stats {
namespace {

/// One place's estimate from the values [first, first + weights.size()); the weights are scratch.
double localValue(std::span<const double> values, std::size_t first, std::span<double> weights, double place,
                  double reach, int degree) {
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double ratio = std::abs(static_cast<double>(first + i) - place) / reach;
        // The limits of the published program, so that rounding decides nothing at the edge.
        const double rest = 1 - ratio * ratio * ratio;
        weights[i] = ratio > 0.999 ? 0 : ratio <= 0.001 ? 1 : rest * rest * rest;
        sum += weights[i];
    }
    double centre = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        weights[i] /= sum;
        centre += weights[i] * static_cast<double>(first + i);
    }
    double slope = 0;
    if (degree > 0) {
        double spread = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const double distance = static_cast<double>(first + i) - centre;
            spread += weights[i] * distance * distance;
        }
        // A line needs two places that count.
        if (std::sqrt(spread) > 0.001 * static_cast<double>(values.size() - 1))
            slope = (place - centre) / spread;
    }
    double value = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        value += weights[i] * (1 + slope * (static_cast<double>(first + i) - centre)) * values[first + i];
    return value;
}

} // namespace

std::vector<double> loess(std::span<const double> values, std::size_t window, int degree, std::size_t before,
                          std::size_t after) {
    const auto n = values.size();
    const auto shown = std::min(window, n);
    std::vector<double> weights(shown);
    std::vector<double> smooth;
    smooth.reserve(before + n + after);
    for (std::size_t i = 0; i < before + n + after; ++i) {
        const double place = static_cast<double>(i) - static_cast<double>(before);
        const auto middle = i < before ? 0 : std::min(i - before, n - 1);
        const auto first = std::min(middle > window / 2 ? middle - window / 2 : 0, n - shown);
        double reach = std::max(place - static_cast<double>(first), static_cast<double>(first + shown - 1) - place);
        const std::size_t beyond = window > n ? (window - n) / 2 : 0;
        reach += static_cast<double>(beyond);
        smooth.push_back(reach > 0 ? localValue(values, first, weights, place, reach, degree) : values[first]);
    }
    return smooth;
}

} // namespace planwright::stats
