#pragma once

#include "core/forecasting/ensemble.h"

#include <cstddef>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// A category that is forecast by another candidate than the portfolio's choice.
struct CategoryException {
    std::size_t category = 0;
    std::size_t candidate = 0;
    std::string reason; ///< in a sentence that names the figures
};

/// The exceptions from `common`, the portfolio's choice at each origin, by origin; each set from errors alone whose
/// targets were known there, one month ahead.
/// 1. Proposed for a category is the candidate of the lowest error over at least 12 past months, if Diebold and
///    Mariano's test finds it better than `common` at 2.5 %, divided by the number of candidates (Bonferroni).
/// 2. Proposals are taken only where those of earlier origins, all together, would have paid: over at least eight
///    months, at 2.5 % by the same test. The best of many models on one short series is mostly luck.
[[nodiscard]] std::vector<std::vector<CategoryException>>
chooseExceptions(const RollingGrid& grid, const std::vector<Candidate>& candidates, const Track& common);

} // namespace planwright::forecasting
