#include "core/forecasting/ets_start.h"

#include "core/stats/decompose.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace planwright::forecasting {
namespace {

// Seasons below this share of the level would make the first divisions wild.
constexpr double smallestSeason = 0.01;

// Least squares of values on 1..n.
void levelAndSlope(std::span<const double> values, EtsNumbers& states) {
    const auto n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double cross = 0;
    for (std::size_t t = 0; t < values.size(); ++t)
        cross += (static_cast<double>(t + 1) - (n + 1) / 2) * values[t];
    states.slope = cross * 12 / (n * (n * n - 1));
    states.level = mean - states.slope * (n + 1) / 2;
}

} // namespace

std::optional<EtsNumbers> etsInitialStates(const EtsForm& form, std::span<const double> months,
                                           std::size_t seasonLength) {
    const bool ratios = form.season == EtsSeasonality::Multiplicative;
    EtsNumbers states;
    const auto shown = std::min(months.size(), std::max(form.hasSeason() ? 2 * seasonLength : 0, std::size_t{10}));
    std::vector<double> adjusted(months.begin(), months.begin() + static_cast<std::ptrdiff_t>(shown));
    if (form.hasSeason()) {
        auto figure = stats::seasonalFigure(months, seasonLength,
                                            ratios ? stats::SeasonKind::Multiplicative : stats::SeasonKind::Additive);
        if (!figure)
            return std::nullopt;
        states.season = std::move(*figure);
        if (ratios) {
            for (auto& season : states.season)
                season = std::max(season, smallestSeason);
            const double sum = std::accumulate(states.season.begin(), states.season.end(), 0.0);
            for (auto& season : states.season)
                season *= static_cast<double>(seasonLength) / sum;
        }
        for (std::size_t t = 0; t < shown; ++t)
            adjusted[t] =
                ratios ? adjusted[t] / states.season[t % seasonLength] : adjusted[t] - states.season[t % seasonLength];
    }
    if (form.hasTrend() && shown > 1)
        levelAndSlope(adjusted, states);
    else
        states.level = std::accumulate(adjusted.begin(), adjusted.end(), 0.0) / static_cast<double>(shown);
    return states;
}

EtsNumbers etsLineStates(std::span<const double> months) {
    EtsNumbers states;
    levelAndSlope(months, states);
    return states;
}

} // namespace planwright::forecasting
