#pragma once

#include "core/forecasting/explanation.h"

#include <array>
#include <vector>

namespace planwright::forecasting {

/// A forecast as a sum of one number for each kind of part, all in one unit (units, or logarithms where a method says
/// so). LastMonth is where it begins, the others are steps away from it.
class Parts {
public:
    [[nodiscard]] double& operator[](PartKind kind) { return m_amounts[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] double operator[](PartKind kind) const { return m_amounts[static_cast<std::size_t>(kind)]; }
    /// In the order of the kinds.
    [[nodiscard]] double sum() const;
    void add(const Parts& other, double factor = 1);
    /// Makes the sum `point` (at least 0): what a floor at 0 adds goes to Floor, anything that is not explained (more
    /// than 1e-9 of the largest part or of 1) to Fitted, and what only rounding leaves to the largest step. LastMonth
    /// stays.
    void closeTo(double point);

private:
    std::array<double, partKindCount> m_amounts{};
};

/// One category's parts by horizon (from 0); empty where the model cannot say more than its point.
using CategoryParts = std::vector<Parts>;

/// (a - b) / (ln a - ln b), a where they are equal; both above 0. As a weight it turns the steps between two logarithms
/// into amounts that add up to a - b without a rest: the logarithmic mean Divisia index, Ang (2005), "The LMDI approach
/// to decomposition analysis: a practical guide", Energy Policy 33(7).
[[nodiscard]] double logarithmicMean(double a, double b);

/// `logs`, steps from ln `start` on with LastMonth anywhere, as amounts from `start` on, by the logarithmic mean.
[[nodiscard]] Parts fromLogarithms(const Parts& logs, double start);

/// What a smoothed series says of a month: level and trend, with the seasons of the last month and of the target.
struct SeasonalState {
    double lastMonth = 0;
    double level = 0, trend = 0;             ///< without season; the target is their sum, with its season
    double lastSeason = 0, targetSeason = 0; ///< addends
};
[[nodiscard]] Parts withAddedSeason(const SeasonalState& state);
/// Where seasons are factors: the steps of trend and season each count with the mean of the other factor before and
/// after its own, which for two factors is Shapley's value and leaves no rest at any sign.
[[nodiscard]] Parts withSeasonFactors(const SeasonalState& state);

} // namespace planwright::forecasting
