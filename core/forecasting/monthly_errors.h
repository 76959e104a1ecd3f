#pragma once

#include "core/forecasting/rolling_grid.h"

#include <cstddef>
#include <vector>

/// How far off a model was, month by month: what the choice among models and their comparison are made of.
namespace planwright::forecasting {

/// One month ahead, sums over the categories of |actual - forecast| and of |actual|, in the order of the origins.
struct MonthlyErrors {
    std::vector<double> errors, actuals;
};

/// The one-month-ahead point, or 0 where the model leaves the category out, so that silence never pays.
[[nodiscard]] double saidAt(const RollingGrid& grid, const Track& track, std::size_t origin, std::size_t category);

/// At origins that have an actual one month ahead.
[[nodiscard]] MonthlyErrors monthlyErrors(const RollingGrid& grid, const Track& track,
                                          const std::vector<std::size_t>& origins);

/// Of the sum of a - b, from how these differences, paired by month, vary; 0 under two of them.
[[nodiscard]] double standardErrorOfDifference(const std::vector<double>& a, const std::vector<double>& b);

} // namespace planwright::forecasting
