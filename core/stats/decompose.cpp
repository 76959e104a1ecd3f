#include "core/stats/decompose.h"

#include <cmath>
#include <numeric>

namespace planwright::stats {
namespace {

double centredMean(std::span<const double> series, std::size_t at, std::size_t period) {
    const auto half = period / 2;
    // An even period is centred by counting the two ends half.
    double sum = period % 2 == 0 ? (series[at - half] + series[at + half]) / 2 : series[at - half] + series[at + half];
    for (std::size_t t = at - half + 1; t < at + half; ++t)
        sum += series[t];
    return sum / static_cast<double>(period);
}

} // namespace

std::optional<std::vector<double>> seasonalFigure(std::span<const double> series, std::size_t period, SeasonKind kind) {
    if (period < 2 || series.size() < 2 * period)
        return std::nullopt;
    std::vector<double> figure(period, 0.0);
    std::vector<double> count(period, 0.0);
    for (auto t = period / 2; t + period / 2 < series.size(); ++t) {
        const double trend = centredMean(series, t, period);
        figure[t % period] += kind == SeasonKind::Additive ? series[t] - trend : series[t] / trend;
        count[t % period] += 1;
    }
    for (std::size_t i = 0; i < period; ++i)
        figure[i] /= count[i];
    const double mean = std::accumulate(figure.begin(), figure.end(), 0.0) / static_cast<double>(period);
    for (auto& value : figure) {
        value = kind == SeasonKind::Additive ? value - mean : value / mean;
        if (!std::isfinite(value))
            return std::nullopt;
    }
    return figure;
}

} // namespace planwright::stats
