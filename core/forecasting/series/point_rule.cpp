#include "core/forecasting/series/point_rule.h"

#include "core/forecasting/ets.h"
#include "core/forecasting/stl_forecasts.h"
#include "core/forecasting/theta.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace planwright::forecasting::series {
namespace {

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

std::vector<double> naiveMean(std::span<const double> values, std::size_t season, int horizon) {
    std::vector<double> mean(static_cast<std::size_t>(horizon), values.back());
    for (std::size_t h = 0; season > 1 && h < mean.size() && values.size() >= season; ++h)
        mean[h] = 0.5 * (mean[h] + values[values.size() - season + h % season]);
    return mean;
}

} // namespace

double Points::mixed(std::size_t horizonIndex, const Shares& shares) const {
    if (smoothed.empty() && learnt.empty())
        return naive[horizonIndex];
    const double share = learnt.empty() ? 0 : smoothed.empty() ? 1 : shares.learnt;
    const double others =
        (share < 1 ? (1 - share) * smoothed[horizonIndex] : 0) + (share > 0 ? share * learnt[horizonIndex] : 0);
    return (1 - shares.naive) * others + shares.naive * naive[horizonIndex];
}

std::string Points::nameOf(const Shares& shares) const {
    if (smoothed.empty() && learnt.empty())
        return model;
    const bool isLearnt = !learnt.empty() && (shares.learnt > 0 || smoothed.empty());
    std::string name = smoothed.empty() ? "booster" : model;
    if (isLearnt && !smoothed.empty())
        name += "_with_booster";
    if (shares.naive > 0)
        name += isLearnt && !smoothed.empty() ? "_and_naive" : "_with_naive";
    return name;
}

PointRule::PointRule(std::size_t season, int horizon)
    : m_season(season)
    , m_horizon(horizon)
    , m_smoothers{{"ets", makeEts(season)},
                  {"theta", makeTheta(season)},
                  {"stl_ets", makeStlEts(season)},
                  {"stl_theta", makeStlTheta(season)}} {}

Points PointRule::forecast(std::span<const double> values) const {
    Points points;
    points.naive = naiveMean(values, m_season, m_horizon);
    double count = 0;
    for (const auto& smoother : m_smoothers) {
        const auto forecast = forecastBy(*smoother.method, values, m_horizon);
        if (!forecast)
            continue;
        points.model = count == 0 ? smoother.name : "smoothing_mean";
        points.smoothed.resize(forecast->size());
        for (std::size_t h = 0; h < forecast->size(); ++h)
            points.smoothed[h] += (*forecast)[h];
        ++count;
    }
    for (auto& value : points.smoothed)
        value /= count;
    return points;
}

} // namespace planwright::forecasting::series
