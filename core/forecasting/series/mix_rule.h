#pragma once

#include "core/forecasting/series/point_rule.h"
#include "core/forecasting/series/series_bands.h"

#include <vector>

namespace planwright::forecasting::series {

/// A value that was forecast before the origin and is known there.
struct PastForecast {
    std::size_t series = 0; ///< those of one series follow each other
    int horizon = 1;
    double actual = 0;
    double scale = 1; ///< of the series, when it was forecast; above 0
    const Points* points = nullptr;
};

/// How the kinds of model are mixed at an origin, and how far off the mixture may be.
struct MixRule {
    Shares shares;
    Bands bands;
};

/// Of a grid of shares (none to two thirds learnt, none to three quarters naive) the mean, each by how near its error
/// over the series' scale comes to the least one: exp(-z^2/2), z its distance in standard errors, the errors of one
/// series taken together. So a large table decides by itself, and a small one stays near the middle of the grid.
/// The bands are made of the errors of that mixture.
[[nodiscard]] MixRule mixRuleFrom(const std::vector<PastForecast>& past);

} // namespace planwright::forecasting::series
