#pragma once

#include "core/forecasting/known/known_effects.h"
#include "core/forecasting/trained_model_data.h"

#include <optional>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// The mix of the members' answers: by horizon (from 0), then by category.
struct MixedPoints {
    std::vector<std::vector<double>> means;
    std::vector<std::vector<FailedAttempt>> failed; ///< by category: members that could not forecast it now
    std::vector<std::string> notes;                 ///< by category: what members had to make do with
    std::vector<double> readShares;                 ///< by category: weight of the members that read planned days
    std::vector<std::string> readers;               ///< by category: their names, for sentences
};

/// What forecasts the category instead of the portfolio's choice; null where nothing does.
[[nodiscard]] const CategoryMix* exceptionOf(const TrainedModel& model, const std::string& category);

/// The members' weights in the category's mix.
[[nodiscard]] std::vector<double> memberWeights(const TrainedModel& model, const std::string& category);

/// Asks every member; InsufficientData naming the category where none can forecast it.
[[nodiscard]] Result<MixedPoints> mixMembers(const TrainedModel& model, const features::CausalView& view,
                                             int horizonMonths, const RunContext& context);

/// The mix, with the means of categories that are forecast like others in place of their own.
[[nodiscard]] std::vector<std::vector<double>>
forecastMeans(const TrainedModel& model, const features::CausalView& view, const MixedPoints& points);

/// What is known in advance, and the mix of members that were told of its special days.
struct KnownAhead {
    const KnownEffects* effects;
    const MixedPoints* told;
};

/// The months 1..means.size() after the view's origin with bands, changes, scores and flags; the total from joint
/// draws.
[[nodiscard]] Result<ForecastSet> assembleForecast(const TrainedModel& model, const features::CausalView& view,
                                                   const MixedPoints& points, const RunContext& context,
                                                   const std::optional<KnownAhead>& ahead = {});

} // namespace planwright::forecasting
