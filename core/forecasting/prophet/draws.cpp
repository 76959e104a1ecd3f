#include "core/base/rng.h"
#include "core/forecasting/prophet/design.h"
#include "core/stats/normal.h"

#include <algorithm>
#include <cmath>

namespace planwright::forecasting::additive {
namespace {

/// Laplace with mean 0, by inversion.
double laplace(double scale, SplitMix64& random) {
    const double u = random.uniform() - 0.5;
    return u < 0 ? scale * std::log1p(2 * u) : -scale * std::log1p(-2 * u);
}

/// How often and how much the rate changed over the history, which is how it goes on.
struct RateChanges {
    double frequency = 0; ///< of a change, per unit of scaled time
    double size = 0;      ///< mean absolute change

    explicit RateChanges(const Fit& fit) {
        const auto count = static_cast<double>(fit.rateChanges.size());
        if (count == 0)
            return;
        frequency = count;
        for (const double change : fit.rateChanges)
            size += std::abs(change) / count;
    }
};

/// The trend at moments after the history, its rate changing on the way. Within a step the change may fall anywhere:
/// half of it counts there.
std::vector<double> linearPath(const RateChanges& changes, const std::vector<double>& trend,
                               const std::vector<double>& steps, SplitMix64& random) {
    auto path = trend;
    double rate = 0;
    double risen = 0;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const double change = random.uniform() < changes.frequency * steps[i] ? laplace(changes.size, random) : 0;
        risen += (rate + change / 2) * steps[i];
        rate += change;
        path[i] += risen;
    }
    return path;
}

std::vector<double> logisticPath(const RateChanges& changes, const Fit& fit, const Design& at,
                                 const std::vector<double>& steps, SplitMix64& random) {
    auto changepoints = fit.changepoints;
    std::vector<double> parameters{fit.rate, fit.offset};
    parameters.insert(parameters.end(), fit.rateChanges.begin(), fit.rateChanges.end());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (random.uniform() >= changes.frequency * steps[i])
            continue;
        changepoints.push_back(at.time[static_cast<Eigen::Index>(i)] - random.uniform() * steps[i]);
        parameters.push_back(laplace(changes.size, random));
    }
    const TrendParameters all =
        Eigen::Map<const TrendParameters>(parameters.data(), static_cast<Eigen::Index>(parameters.size()));
    const Eigen::VectorXd trend = trendOf(Growth::Logistic, changepoints, all, at, nullptr);
    return {trend.begin(), trend.end()};
}

} // namespace

std::vector<double> draws(const Settings& settings, const Fit& fit, const Moments& at, std::size_t count,
                          std::uint64_t seed) {
    const auto design = makeDesign(settings, fit, at);
    auto parts = componentsOn(settings, fit, design);
    for (auto& value : parts.trend)
        value /= fit.valueScale;
    std::vector<double> steps(at.days.size());
    for (std::size_t i = 0; i < steps.size(); ++i)
        steps[i] = std::max(0.0, design.time[static_cast<Eigen::Index>(i)] -
                                     (i == 0 ? 1.0 : design.time[static_cast<Eigen::Index>(i) - 1]));
    const RateChanges changes(fit);
    SplitMix64 random(seed);
    std::vector<double> all;
    all.reserve(count * steps.size());
    for (std::size_t draw = 0; draw < count; ++draw) {
        const auto trend = settings.growth == Growth::Flat     ? parts.trend
                           : settings.growth == Growth::Linear ? linearPath(changes, parts.trend, steps, random)
                                                               : logisticPath(changes, fit, design, steps, random);
        for (std::size_t i = 0; i < trend.size(); ++i) {
            const double noise = fit.noise * stats::normalQuantile(random.uniform());
            all.push_back((trend[i] * (1 + parts.multiplicative[i]) + noise) * fit.valueScale + parts.additive[i]);
        }
    }
    return all;
}

} // namespace planwright::forecasting::additive
