#pragma once

#include "core/forecasting/xgb/quantile_rows.h"

#include <optional>
#include <vector>

namespace planwright::forecasting {

/// Parameters by name to try beside each other, each with its own number of rounds.
struct SearchPlan {
    BoosterParameters usual;
    std::vector<BoosterParameters> cells; ///< what each cell has instead of the usual parameters
    int mostRounds = 0;
    int patience = 0;             ///< rounds without a lower loss after which a cell ends
    std::size_t fewestLearnt = 0; ///< rows; under it nothing is searched
};

struct SearchResult {
    BoosterParameters parameters; ///< the usual ones with the best cell's instead
    int rounds = 0;               ///< those of the least loss
    double loss = 0;              ///< weighted mean of the smoothed pinball loss of the held rows
};

/// Tries every cell on the rows that holdOutLastDays() learns from, and takes that whose loss on the held ones is
/// least, at its best round; of equals the first. Empty where there are too few rows.
[[nodiscard]] Result<std::optional<SearchResult>> searchParameters(const QuantileRows& rows, const SearchPlan& plan,
                                                                   const RunContext& context);

} // namespace planwright::forecasting
