#pragma once

#include "core/forecasting/forecast.h"
#include "core/forecasting/known/known_month.h"
#include "core/forecasting/known/known_responses.h"

#include <string>
#include <vector>

namespace planwright::forecasting {

/// One category's month without its inputs.
struct UnplannedMean {
    double mean = 0;
    double withSpecialDays = 0; ///< where the members that read special days are told those of all categories
    double readShare = 0;       ///< their weight, in [0,1]
    std::string readers;        ///< their names, for sentences
};

/// And with them.
struct PlannedMean {
    double mean = 0;
    double standardError = 0;         ///< what the mean may be off because the responses are not known well
    std::vector<KnownEffect> effects; ///< by input; their units add up to the change of the mean
};

/// What known inputs do to the forecasts of a history, category by category and month by month: special days first,
/// then promotions, prices and closures, each on top of those before it.
class KnownEffects {
public:
    KnownEffects(const KnownInputs& inputs, const SalesDays& days, data::Measure measure);

    [[nodiscard]] PlannedMean plan(std::size_t category, Month month, const UnplannedMean& unplanned) const;

private:
    [[nodiscard]] KnownInputs inputsOf(std::size_t category, Month month) const;
    [[nodiscard]] KnownEffect describeEffect(const KnownInput& input, std::size_t category, const UsualMonth& usual,
                                             const UnplannedMean& unplanned) const;
    [[nodiscard]] const KnownResponse& responseTo(KnownKind kind, std::size_t category) const;

    KnownInputs m_inputs; ///< in the order of their application
    const SalesDays* m_days;
    bool m_isRevenue;
    KnownResponses m_responses;
};

/// The inputs that concern one of the months and a category of `days` (or all of them).
[[nodiscard]] KnownInputs inputsWithin(const KnownInputs& inputs, const SalesDays& days, Month first, Month last);

/// The planned days of a history with those inputs' special days of all categories, in place of what was planned for
/// the same days after `origin`.
[[nodiscard]] std::vector<data::PlannedDay> withSpecialDays(std::vector<data::PlannedDay> planned,
                                                            const KnownInputs& inputs, Month origin);

/// `band` around a mean, around the planned one: wider in quadrature by a normal error of `planned.standardError`, as
/// much as before relative to the mean otherwise. Ordered, never negative, and 0 where the planned mean is exactly
/// that.
[[nodiscard]] Quantiles plannedBand(const Quantiles& band, double mean, const PlannedMean& planned);

/// What was used and how, and which models could not read it, for CategoryForecast::knownNote; empty without effects.
[[nodiscard]] std::string knownSentence(const std::vector<KnownEffect>& effects, const UnplannedMean& unplanned);
/// KNOWN_IN_ADVANCE, and where it holds KNOWN_EFFECT_ASSUMED and KNOWN_EFFECT_CLIPPED; none without effects.
[[nodiscard]] std::vector<std::string> knownFlags(const std::vector<KnownEffect>& effects);

} // namespace planwright::forecasting
