#pragma once

#include "core/forecasting/xgb/objective.h"

#include <span>

namespace planwright::forecasting {

/// The loss whose minimum is a quantile, perturbed so that it has a slope everywhere (Hunter & Lange 2000, "Quantile
/// regression via an MM algorithm"): with u = target - prediction, level q and e = `smoothing`,
///     loss = q u - min(u, 0) - e/2 ln(e + |u|),    slope in the prediction = 1/2 - q - u / (2 (e + |u|)).
/// The hessian is that of their majorising parabola, 1 / (2 (e + |u|)): not below the loss's own, never 0, so that a
/// leaf's Newton step never raises the loss.
struct Pinball {
    double level = .5; ///< in (0,1)
    double smoothing = .02;

    [[nodiscard]] double loss(double prediction, double target) const;
    [[nodiscard]] double gradient(double prediction, double target) const;
    [[nodiscard]] double hessian(double prediction, double target) const;
};

/// Pinball with a level for each row.
class PinballRows final : public Objective {
public:
    /// A view: the levels must outlive it.
    explicit PinballRows(std::span<const float> levels, double smoothing = Pinball().smoothing)
        : m_levels(levels)
        , m_smoothing(smoothing) {}

    [[nodiscard]] double loss(std::size_t row, double prediction, double target) const override;
    void derivatives(std::span<const float> predictions, std::span<const float> targets, std::span<const float> weights,
                     std::span<float> gradients, std::span<float> hessians) const override;

private:
    std::span<const float> m_levels;
    double m_smoothing;
};

} // namespace planwright::forecasting
