#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace planwright::stats {

/// Diebold & Mariano (1995) with the correction for small samples of Harvey, Leybourne & Newbold (1997), decision spec
/// 1.7: d = first - second loss, variance from the autocovariances of d up to lag horizon - 1, Student's t with n - 1
/// degrees of freedom.
struct DieboldMariano {
    double statistic = 0;
    double pFirstLower = 0; ///< one-sided: how likely a statistic this low is if neither has the lower loss
    double pTwoSided = 0;   ///< how likely a difference this large, either way
};

/// The losses are paired, oldest first. Empty with fewer than 3 pairs, with no more pairs than `horizon`, and where the
/// difference's variance is not above 0 (equal losses among them).
[[nodiscard]] std::optional<DieboldMariano> dieboldMariano(std::span<const double> first,
                                                           std::span<const double> second, std::size_t horizon = 1);

} // namespace planwright::stats
