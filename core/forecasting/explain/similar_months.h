#pragma once

#include "core/data/types/panel.h"
#include "core/features/history_corrections.h"
#include "core/forecasting/background.h"
#include "core/forecasting/backtest.h"
#include "core/forecasting/forecast.h"

#include <cstddef>
#include <span>
#include <vector>

namespace planwright::forecasting {

inline constexpr std::size_t mostSimilarMonths = 5;
inline constexpr std::size_t fewestSimilarMonths = 3;

/// A row of a table, and how far it is from what was asked for.
struct Neighbour {
    std::size_t row = 0;
    double distance = 0;
};

/// The rows nearest to `query` by Euclidean distance of columns that are standardised by the rows' own mean and
/// standard deviation (population; a column without any counts by its plain difference), at most `most` and at most one
/// of each group; the nearest first, of equal ones the first row. `rows` is row-major, as wide as `query`, all numbers
/// finite.
[[nodiscard]] std::vector<Neighbour> nearestRows(std::span<const double> rows, std::span<const double> query,
                                                 std::span<const std::size_t> groups, std::size_t most);

/// "In the 5 most similar months sales came in between 12 % below and 9 % above the forecast."
[[nodiscard]] std::string similarSentence(const std::vector<SimilarMonth>& months, data::Measure measure);

/// For each month of `set` and each of its categories, the most similar past situations: a category and an origin of
/// the backtest from where the automatic choice (`past`: the model "auto") forecast as far ahead, and whose outcome is
/// known. Compared are columns of features::DayFeatures known at the origins: course of sales, last year's step and
/// growth, season, evenness. What needs a year ago is compared where fewestSimilarMonths origins know it, and left out
/// otherwise. Any category may be among them, but each origin once: five categories in one month are one experience.
[[nodiscard]] Result<std::vector<std::vector<SimilarMonths>>>
similarMonths(const data::Panel& panel, data::Measure measure, const features::HistoryCorrections& corrections,
              const ForecastSet& set, std::span<const BacktestForecast> past);

} // namespace planwright::forecasting
