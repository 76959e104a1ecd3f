#pragma once

#include "core/base/run_context.h"
#include "core/forecasting/draws/dependence.h"
#include "core/stats/piecewise_quantile.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace planwright::forecasting {

inline constexpr std::size_t usualDraws = 1000;

/// One category of the draws.
struct DrawnCategory {
    std::string name;                ///< names its random numbers, so that others cannot change them
    std::optional<std::size_t> past; ///< its number in the dependence; empty: it has no errors there
    /// By horizon, from 1; as many for every category: the calibrated distribution, and the mean that its draws are to
    /// have (>= 0).
    std::vector<stats::PiecewiseQuantile> marginals;
    std::vector<double> means;
};

/// The same future in every draw for all categories and horizons. Never negative. Sums over categories and over
/// horizons (parents, quarters) are made draw by draw and only then summarised.
struct JointDraws {
    std::size_t horizons = 0;
    std::size_t categories = 0;
    std::size_t count = 0;
    std::vector<double> values;       ///< ((horizon - 1) · categories + category) · count + draw
    std::vector<std::uint32_t> ranks; ///< likewise: the value's place among its category's, 0 = the lowest

    /// All categories of a horizon (from 1), draws side by side.
    [[nodiscard]] std::span<const double> month(std::size_t horizon) const {
        return std::span(values).subspan((horizon - 1) * categories * count, categories * count);
    }
    [[nodiscard]] std::span<const double> of(std::size_t horizon, std::size_t category) const {
        return month(horizon).subspan(category * count, count);
    }
};

/// The draws of a category are its marginal's midpoint grid (level (i + .5) / count), scaled to its mean, in the order
/// of the copula's normals: the dependence supplies ranks alone (decision spec 2.0), and means add up over categories
/// and horizons as those of the forecast do. Random numbers: SplitMix64 of the run's seed and the category's name,
/// counted by draw and horizon; so they depend neither on the other categories, nor on threads, nor on how many
/// horizons are asked for. Cancelled when a stop is requested.
[[nodiscard]] Result<JointDraws> drawJointly(std::span<const DrawnCategory> categories, const Dependence& dependence,
                                             std::size_t count, const RunContext& context);

/// Draw by draw, each category's sum over all horizons: category · count + draw.
[[nodiscard]] std::vector<double> allMonthsOf(const JointDraws& draws);

/// Draw by draw, the sum over all categories of a horizon.
[[nodiscard]] std::vector<double> totalOf(const JointDraws& draws, std::size_t horizon);

} // namespace planwright::forecasting
