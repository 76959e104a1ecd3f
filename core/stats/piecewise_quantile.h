#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <span>
#include <vector>

namespace planwright::stats {

/// A predictive distribution given by quantile knots (decision spec 2): the quantile function is linear between the
/// knots and goes on with the first and the last slope to the levels 0 and 1; demand is never below 0.
class PiecewiseQuantile {
public:
    /// `levels` strictly ascending inside (0,1), at least two; `values` of the same size and finite. Values are sorted
    /// (rearrangement) and floored at 0. InvalidArgument otherwise.
    [[nodiscard]] static Result<PiecewiseQuantile> fromKnots(std::span<const double> levels,
                                                             std::span<const double> values);

    /// The value at a level; levels outside [0,1] count as the nearer end.
    [[nodiscard]] double quantile(double level) const;
    /// P(X <= x): the inverse of quantile(); where the distribution has an atom, its upper end.
    [[nodiscard]] double cdf(double x) const;
    [[nodiscard]] double mean() const;
    [[nodiscard]] double lowest() const { return m_values.front(); }
    [[nodiscard]] double highest() const { return m_values.back(); }

    /// The distribution of factor * X, factor >= 0.
    [[nodiscard]] PiecewiseQuantile scaledBy(double factor) const;
    /// quantile((i + 0.5) / count) for i = 0 .. count-1, ascending: the deterministic sample of every expectation.
    [[nodiscard]] std::vector<double> midpointGrid(std::size_t count = 1000) const;

    /// The knots with both ends: levels 0 .. 1 and their values.
    [[nodiscard]] std::span<const double> levels() const { return m_levels; }
    [[nodiscard]] std::span<const double> values() const { return m_values; }

private:
    PiecewiseQuantile() = default;
    [[nodiscard]] double within(std::size_t piece, double level) const;

    std::vector<double> m_levels;
    std::vector<double> m_values;
};

} // namespace planwright::stats
