#include "core/forecasting/ets_start.h"

#include "core/stats/decompose.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace planwright::forecasting {
namespace {

// Seasons below this share of the level would make the first divisions wild.
constexpr double smallestSeason = 0.01;

// Least squares of values on 1..n.
void levelAndSlope(std::span<const double> values, EtsNumbers& start) {
    const auto n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double cross = 0;
    for (std::size_t t = 0; t < values.size(); ++t)
        cross += (static_cast<double>(t + 1) - (n + 1) / 2) * values[t];
    start.slope = cross * 12 / (n * (n * n - 1));
    start.level = mean - start.slope * (n + 1) / 2;
}

} // namespace

std::optional<EtsNumbers> etsStart(const EtsForm& form, std::span<const double> months) {
    const bool ratios = form.season == EtsSeasonality::Multiplicative;
    EtsNumbers start;
    start.alpha = form.hasSeason() ? 0.1 : 0.3;
    start.beta = form.hasTrend() ? 0.1 * start.alpha : 0;
    start.gamma = form.hasSeason() ? 0.05 * (1 - start.alpha) : 0;
    start.phi = form.trend == EtsTrend::Damped ? 0.95 : 1;
    const auto shown = std::min(months.size(), form.hasSeason() ? 2 * etsSeason : std::size_t{10});
    std::vector<double> adjusted(months.begin(), months.begin() + static_cast<std::ptrdiff_t>(shown));
    if (form.hasSeason()) {
        const auto figure = stats::seasonalFigure(
            months, etsSeason, ratios ? stats::SeasonKind::Multiplicative : stats::SeasonKind::Additive);
        if (!figure)
            return std::nullopt;
        std::copy(figure->begin(), figure->end(), start.season.begin());
        if (ratios) {
            for (auto& season : start.season)
                season = std::max(season, smallestSeason);
            const double sum = std::accumulate(start.season.begin(), start.season.end(), 0.0);
            for (auto& season : start.season)
                season *= static_cast<double>(etsSeason) / sum;
        }
        for (std::size_t t = 0; t < shown; ++t)
            adjusted[t] =
                ratios ? adjusted[t] / start.season[t % etsSeason] : adjusted[t] - start.season[t % etsSeason];
    }
    if (form.hasTrend() && shown > 1)
        levelAndSlope(adjusted, start);
    else
        start.level = std::accumulate(adjusted.begin(), adjusted.end(), 0.0) / static_cast<double>(shown);
    return start;
}

} // namespace planwright::forecasting
