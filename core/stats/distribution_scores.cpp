#include "core/stats/distribution_scores.h"

#include <algorithm>

namespace planwright::stats {
namespace {

/// Half of the score's part of a straight piece that does not cross `actual`: its integrand is a parabola, so Simpson's
/// rule is exact.
double pieceLoss(double firstLevel, double lastLevel, double firstValue, double lastValue, double actual) {
    const double middle = (firstValue + lastValue) / 2;
    const double above = middle >= actual ? 1.0 : 0.0;
    const auto loss = [&](double level, double value) { return (above - level) * (value - actual); };
    return (lastLevel - firstLevel) / 6 *
           (loss(firstLevel, firstValue) + 4 * loss((firstLevel + lastLevel) / 2, middle) + loss(lastLevel, lastValue));
}

} // namespace

double crps(const PiecewiseQuantile& forecast, double actual) {
    const auto levels = forecast.levels(), values = forecast.values();
    double half = 0;
    for (std::size_t i = 1; i < levels.size(); ++i) {
        if (values[i - 1] < actual && actual < values[i]) {
            const double share = (actual - values[i - 1]) / (values[i] - values[i - 1]);
            const double crossing = levels[i - 1] + (levels[i] - levels[i - 1]) * share;
            half += pieceLoss(levels[i - 1], crossing, values[i - 1], actual, actual);
            half += pieceLoss(crossing, levels[i], actual, values[i], actual);
        } else {
            half += pieceLoss(levels[i - 1], levels[i], values[i - 1], values[i], actual);
        }
    }
    return 2 * half;
}

LevelRange integralTransform(const PiecewiseQuantile& forecast, double actual) {
    const auto high = forecast.cdf(actual);
    const auto levels = forecast.levels(), values = forecast.values();
    const auto first = std::lower_bound(values.begin(), values.end(), actual);
    const bool isAtom = first != values.end() && *first == actual;
    return {isAtom ? levels[static_cast<std::size_t>(first - values.begin())] : high, high};
}

} // namespace planwright::stats
