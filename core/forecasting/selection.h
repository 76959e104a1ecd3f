#pragma once

#include "core/forecasting/ensemble.h"

#include <cstddef>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// What "auto" stands for at an origin, and why, in a sentence that names the figures.
struct Choice {
    std::size_t candidate = 0;
    std::string reason;
};

/// The automatic choice as it would have been made at `origin`: only one-month-ahead errors whose targets were known
/// then are looked at. Pooled WAPE, paired on the origins that all rivals cover; within 1 % of the best the simpler one
/// wins, then the steadier (decision spec 1.7). With too few such origins it goes by named steps: the pool of unlike
/// members from 13 months of history on, recent days below. InsufficientData where no candidate has a forecast.
[[nodiscard]] Result<Choice> chooseAt(const RollingGrid& grid, const std::vector<Candidate>& candidates,
                                      std::size_t origin);

} // namespace planwright::forecasting
