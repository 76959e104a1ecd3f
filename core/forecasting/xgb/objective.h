#pragma once

#include <cstddef>
#include <span>

namespace planwright::forecasting {

/// What a booster's trees make smaller: a loss of each row's prediction, by its first two derivatives (XGBoost's custom
/// objective). Rows are told apart by their number, so that a loss may differ from row to row.
class Objective {
public:
    Objective() = default;
    virtual ~Objective() = default;
    Objective(const Objective&) = default;
    Objective& operator=(const Objective&) = default;

    [[nodiscard]] virtual double loss(std::size_t row, double prediction, double target) const = 0;
    /// Weighted, row by row; all spans of equal size. Hessians are above 0 where weights are.
    virtual void derivatives(std::span<const float> predictions, std::span<const float> targets,
                             std::span<const float> weights, std::span<float> gradients,
                             std::span<float> hessians) const = 0;
};

} // namespace planwright::forecasting
