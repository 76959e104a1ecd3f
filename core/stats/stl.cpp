#include "core/stats/stl.h"

#include "core/stats/loess.h"

#include <cmath>

namespace planwright::stats {
namespace {

constexpr int passes = 2;

std::size_t oddFrom(double smallest) {
    const auto number = static_cast<std::size_t>(std::ceil(smallest));
    return number % 2 == 0 ? number + 1 : number;
}

/// Each phase of the period smoothed on its own, one period further at either end.
std::vector<double> smoothPhases(const std::vector<double>& values, std::size_t period, std::size_t window) {
    std::vector<double> smooth(values.size() + 2 * period);
    std::vector<double> phase;
    for (std::size_t first = 0; first < period; ++first) {
        phase.clear();
        for (std::size_t t = first; t < values.size(); t += period)
            phase.push_back(values[t]);
        const auto smoothed = loess(phase, window, 0, 1, 1);
        for (std::size_t i = 0; i < smoothed.size(); ++i)
            smooth[first + i * period] = smoothed[i];
    }
    return smooth;
}

std::vector<double> runningMean(const std::vector<double>& values, std::size_t width) {
    std::vector<double> means;
    double sum = 0;
    for (std::size_t t = 0; t < values.size(); ++t) {
        sum += values[t];
        if (t + 1 < width)
            continue;
        means.push_back(sum / static_cast<double>(width));
        sum -= values[t + 1 - width];
    }
    return means;
}

std::vector<double> difference(std::span<const double> a, std::span<const double> b) {
    std::vector<double> values(a.begin(), a.end());
    for (std::size_t t = 0; t < values.size(); ++t)
        values[t] -= b[t];
    return values;
}

} // namespace

SeasonAndTrend seasonAndTrend(std::span<const double> series, std::size_t period, std::size_t seasonWindow) {
    const auto length = static_cast<double>(period);
    const auto trendWindow = oddFrom(1.5 * length / (1 - 1.5 / static_cast<double>(seasonWindow)));
    const auto lowWindow = oddFrom(length);
    SeasonAndTrend result{{}, std::vector<double>(series.size(), 0.0)};
    for (int pass = 0; pass < passes; ++pass) {
        const auto phases = smoothPhases(difference(series, result.trend), period, seasonWindow);
        const auto low = loess(runningMean(runningMean(runningMean(phases, period), period), 3), lowWindow, 1);
        result.season = difference(std::span(phases).subspan(period, series.size()), low);
        result.trend = loess(difference(series, result.season), trendWindow, 1);
    }
    return result;
}

} // namespace planwright::stats
