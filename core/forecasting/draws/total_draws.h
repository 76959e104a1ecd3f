#pragma once

#include "core/forecasting/bands.h"
#include "core/forecasting/draws/joint_draws.h"
#include "core/forecasting/trained_model_data.h"

#include <cstddef>
#include <span>
#include <vector>

namespace planwright::forecasting {

/// Draws of all categories and months of a forecast of the model, in their order. A category that is forecast like
/// another one errs with it.
[[nodiscard]] Result<JointDraws> jointDraws(const TrainedModel& model, const ForecastSet& forecast,
                                            const RunContext& context, std::size_t count = usualDraws);

/// At quantileLevels, type 7.
[[nodiscard]] Quantiles quantilesOf(std::vector<double> sample);

/// All months of the forecast that the draws are of.
[[nodiscard]] MonthsTogether monthsTogether(const ForecastSet& forecast, const JointDraws& draws);

/// The band of the total one month ahead that would have been given at an origin of the past: from the points of all
/// categories and from the bands and ranks that were known there. With one category: its own band.
[[nodiscard]] Result<Quantiles> pastTotalBand(const features::History& history, std::span<const double> points,
                                              const BandCalibration& bands, const PastRanks& past,
                                              const RunContext& context);

/// Fewer origins than this, and the forecast of the total says that its band leans on an assumed correlation.
inline constexpr std::size_t enoughTotalOrigins = 8;

} // namespace planwright::forecasting
