#pragma once

#include "core/forecasting/draws/past_ranks.h"

#include <cstddef>
#include <span>
#include <vector>

namespace planwright::forecasting {

/// A Gaussian copula over categories and horizons: the correlation of the past errors' normal scores, shrunk to one
/// that is the same for all pairs. Kept as factors, never as a matrix: the normal of a category at a horizon is
///   loadings · (a normal for each past origin) + shared parts of the target + its own part.
struct Dependence {
    std::size_t origins = 0;  ///< factors; 0 where the shrinkage is 1
    std::size_t horizons = 0; ///< later ones take the loadings of the last
    std::size_t categories = 0;
    double between = 0;           ///< the target's correlation of two categories in one month, [0,1)
    double within = 0;            ///< and of two months of one category; of two months of two: their product
    double shrinkage = 1;         ///< the target's weight, [0,1]
    std::vector<double> loadings; ///< ((horizon - 1) · categories + category) · origins + origin

    /// Squares sum to 1 - shrinkage, or to 0 where the category has too few errors. Horizons from 1.
    [[nodiscard]] std::span<const double> loadingsOf(std::size_t horizon, std::size_t category) const;
};

/// What is assumed where there are no errors (decision spec 2, step 4: .3; two months of a category alike by half), and
/// what the means of the errors' correlations are shrunk to, worth three origins.
inline constexpr double assumedBetween = .3;
inline constexpr double assumedWithin = .5;

/// Weight of the target: sum of Var(r_ij) over sum of (r_ij - target)^2, pairs of categories in the same month
/// (Schaefer & Strimmer 2005, eq. 8); normal scores: van der Waerden's, Phi^-1(rank / (n + 1)).
[[nodiscard]] Dependence dependenceOf(const PastRanks& past);

} // namespace planwright::forecasting
