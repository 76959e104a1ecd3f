#include "core/forecasting/series/point_rule.h"

#include "core/forecasting/ets.h"
#include "core/forecasting/theta.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace planwright::forecasting::series {
namespace {

constexpr std::size_t season = 12;

std::optional<std::vector<double>> forecastBy(const MonthlyMethod& method, std::span<const double> values,
                                              int horizon) {
    if (values.size() < method.shortestHistory())
        return std::nullopt;
    const MonthlySums sums{Month(2000, 1), values}; // neither of the two looks at the calendar
    const auto parameters = method.estimate(sums);
    if (!parameters)
        return std::nullopt;
    auto forecast = method.forecast(*parameters, sums, horizon);
    if (!forecast || !std::ranges::all_of(*forecast, [](double value) { return std::isfinite(value); }))
        return std::nullopt;
    return std::move(*forecast);
}

std::vector<double> naiveMean(std::span<const double> values, int horizon) {
    std::vector<double> mean(static_cast<std::size_t>(horizon), values.back());
    for (std::size_t h = 0; h < mean.size() && values.size() >= season; ++h)
        mean[h] = 0.5 * (mean[h] + values[values.size() - season + h % season]);
    return mean;
}

} // namespace

double Points::mixed(std::size_t horizonIndex, double naiveShare) const {
    if (smoothed.empty())
        return naive[horizonIndex];
    return (1 - naiveShare) * smoothed[horizonIndex] + naiveShare * naive[horizonIndex];
}

Points forecastPoints(std::span<const double> values, int horizon) {
    static const auto ets = makeEts();
    static const auto theta = makeTheta();
    Points points;
    points.naive = naiveMean(values, horizon);
    auto byEts = forecastBy(*ets, values, horizon);
    auto byTheta = forecastBy(*theta, values, horizon);
    if (byEts && byTheta) {
        points.model = "ets_theta_mean";
        points.smoothed = std::move(*byEts);
        for (std::size_t h = 0; h < points.smoothed.size(); ++h)
            points.smoothed[h] = 0.5 * (points.smoothed[h] + (*byTheta)[h]);
    } else if (byEts || byTheta) {
        points.model = byEts ? "ets" : "theta";
        points.smoothed = std::move(byEts ? *byEts : *byTheta);
    }
    return points;
}

double scaleOf(std::span<const double> values) {
    const std::size_t lag = values.size() >= 2 * season ? season : 1;
    if (values.size() <= lag)
        return 0;
    double sum = 0;
    for (std::size_t t = lag; t < values.size(); ++t)
        sum += std::abs(values[t] - values[t - lag]);
    return sum / static_cast<double>(values.size() - lag);
}

} // namespace planwright::forecasting::series
