#pragma once

#include "core/forecasting/monthly_forecaster.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace planwright::forecasting::series {

/// How much of a mean the two other kinds of model have, where they answer.
struct Shares {
    double learnt = 0;
    double naive = 0; ///< of the whole; `learnt` is of what it leaves
};

/// What three kinds of model say; they err unlike each other.
struct Points {
    std::vector<double>
        smoothed;                ///< the mean of ETS and dynamic Theta, or the one of them that can be fitted, or empty
    std::vector<double> learnt;  ///< of the booster over all series, or empty
    std::vector<double> naive;   ///< the mean of the last value and the same season's a year before, if there is one
    std::string model = "naive"; ///< of the smoothed ones: "smoothing_mean", or the name of one

    /// All of the naive ones where there are no others.
    [[nodiscard]] double mixed(std::size_t horizonIndex, const Shares& shares) const;
    /// What a mean of these shares is made of: `model`, "_with_booster", "_with_naive", "_with_booster_and_naive".
    [[nodiscard]] std::string nameOf(const Shares& shares) const;
};

/// Makes the smoothed (ETS, dynamic Theta, and STL with each) and the naive ones of series of one season, `horizon`
/// periods after `values` (at least one).
class PointRule {
public:
    PointRule(std::size_t season, int horizon);
    [[nodiscard]] Points forecast(std::span<const double> values) const;

private:
    std::size_t m_season;
    int m_horizon;
    struct Smoother {
        std::string name;
        std::shared_ptr<const MonthlyMethod> method;
    };
    std::vector<Smoother> m_smoothers;
};

} // namespace planwright::forecasting::series
