#include "core/forecasting/xgb/pseudo_huber.h"

#include <cmath>
#include <cstddef>

namespace planwright::forecasting {
namespace {

double stretch(double residual, double delta) {
    const auto ratio = residual / delta;
    return 1 + ratio * ratio;
}

} // namespace

double PseudoHuber::loss(double prediction, double target) const {
    return m_delta * m_delta * (std::sqrt(stretch(prediction - target, m_delta)) - 1);
}

double PseudoHuber::gradient(double prediction, double target) const {
    const auto residual = prediction - target;
    return residual / std::sqrt(stretch(residual, m_delta));
}

double PseudoHuber::hessian(double prediction, double target) const {
    const auto z = stretch(prediction - target, m_delta);
    return 1 / (z * std::sqrt(z));
}

void PseudoHuber::derivatives(std::span<const float> predictions, std::span<const float> targets,
                              std::span<const float> weights, std::span<float> gradients,
                              std::span<float> hessians) const {
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        const double prediction = predictions[i];
        const double target = targets[i];
        const double weight = weights[i];
        gradients[i] = static_cast<float>(weight * gradient(prediction, target));
        hessians[i] = static_cast<float>(weight * hessian(prediction, target));
    }
}

} // namespace planwright::forecasting
