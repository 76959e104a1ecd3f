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
    Weights weights; ///< the candidate's, or a blend of it with the one that had the lowest error
};

/// The automatic choice as it would have been made at `origin`: only one-month-ahead errors whose targets were known
/// then are looked at, pooled (WAPE) and paired over the past months that every able candidate forecast (where
/// these are fewer than eight, every one that has forecast eight).
/// 1. The mean of unlike models with earned weights stands, once three of them can be fitted; before that recent_days.
/// 2. From eight shared months on, the candidate of the lowest error takes its place if it is better by more than 1 %
///    and Diebold and Mariano's test with the correction of Harvey, Leybourne and Newbold (on sums of absolute errors
///    by month) does not veto it at 2.5 %; below that limit t it has a part of the mean: the cube of its statistic over
///    t.
/// 3. Among those within 1 % of the lowest error simplicity and steadiness decide (decision spec 1.7): the simplest one
///    that is no less steady from month to month than the leader.
/// Where neither of the standing ones is a candidate, the lowest error leads. InsufficientData where no candidate has a
/// forecast.
[[nodiscard]] Result<Choice> chooseAt(const RollingGrid& grid, const std::vector<Candidate>& candidates,
                                      std::size_t origin);

} // namespace planwright::forecasting
