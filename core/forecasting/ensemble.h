#pragma once

#include "core/forecasting/rolling_fits.h"

#include <cstddef>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// Weights of the catalogue's models, in the order of the runs; they sum to 1, or are all 0 where nothing can be said.
using Weights = std::vector<double>;

/// What "auto" may choose: one model, or a mean of unlike members whose weights at each origin come only from errors
/// known there.
struct Candidate {
    Track track;
    std::vector<Weights> weights; ///< by origin
};

/// Every model alone, then the pools. Pools lean on forecasting-notes' finding that members which err unlike each other
/// beat any clever single model in a plain mean; they are left out where the catalogue lacks their members.
[[nodiscard]] std::vector<Candidate> makeCandidates(const RollingGrid& grid, const std::vector<ModelRun>& runs);

/// The weighted mean of what the models say at one origin. Where a member has no forecast of a category the others'
/// weights are scaled up; where none has one, the answer is the first model in simplicity order that has, so that a gap
/// is left (NaN) only if no model at all could forecast.
void mixInto(Track& track, const RollingGrid& grid, const std::vector<ModelRun>& runs, std::size_t origin,
             const Weights& weights);

} // namespace planwright::forecasting
