#include "core/forecasting/xgb/pinball.h"

#include <algorithm>
#include <cmath>

namespace planwright::forecasting {

double Pinball::loss(double prediction, double target) const {
    const auto u = target - prediction;
    return level * u - std::min(u, 0.0) - smoothing / 2 * std::log(smoothing + std::abs(u));
}

double Pinball::gradient(double prediction, double target) const {
    const auto u = target - prediction;
    return .5 - level - u / (2 * (smoothing + std::abs(u)));
}

double Pinball::hessian(double prediction, double target) const {
    return 1 / (2 * (smoothing + std::abs(target - prediction)));
}

double PinballRows::loss(std::size_t row, double prediction, double target) const {
    return Pinball{m_levels[row], m_smoothing}.loss(prediction, target);
}

void PinballRows::derivatives(std::span<const float> predictions, std::span<const float> targets,
                              std::span<const float> weights, std::span<float> gradients,
                              std::span<float> hessians) const {
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        const Pinball pinball{m_levels[i], m_smoothing};
        const double weight = weights[i];
        gradients[i] = static_cast<float>(weight * pinball.gradient(predictions[i], targets[i]));
        hessians[i] = static_cast<float>(weight * pinball.hessian(predictions[i], targets[i]));
    }
}

} // namespace planwright::forecasting
