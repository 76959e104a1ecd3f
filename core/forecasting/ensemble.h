#pragma once

#include "core/forecasting/rolling_fits.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::forecasting {

/// Weights of the catalogue's models, in the order of the runs; they sum to 1, or are all 0 where nothing can be said.
using Weights = std::vector<double>;

/// What "auto" may choose: one model, or a mean of unlike members whose weights at each origin come only from errors
/// known there. A model that has no forecast at an origin weighs nothing there.
struct Candidate {
    Track track;
    std::vector<Weights> weights; ///< by origin
};

/// Names of the pools.
inline constexpr std::string_view smoothingPool = "smoothing_mean";
inline constexpr std::string_view steadyPool = "steady_mean";
inline constexpr std::string_view plainPool = "unlike_mean";
inline constexpr std::string_view earnedPool = "earned_mean";

/// Every model alone, then the pools whose members were run: the mean of the smoothers; that of the smoothers and
/// the booster on months (long, steady histories); and of one share for each kind of model (closed forms, each booster,
/// smoothing) the plain mean, and the mean with weights that the members earned. Means of models that err unlike each
/// other beat any clever single one; more of the same kind makes them worse.
[[nodiscard]] std::vector<Candidate> makeCandidates(const RollingGrid& grid, const std::vector<ModelRun>& runs);

/// The model that answers where no weighted one has a forecast: recent_days, else the simplest of the runs.
[[nodiscard]] std::size_t gapFiller(const std::vector<ModelRun>& runs);

/// Writes the weighted mean of what the models say at one origin. Where a member has no forecast of a category the
/// others' weights are scaled up; where none has one, the gap filler answers.
void mixInto(Track& track, const RollingGrid& grid, const std::vector<ModelRun>& runs, std::size_t origin,
             const Weights& weights);

} // namespace planwright::forecasting
