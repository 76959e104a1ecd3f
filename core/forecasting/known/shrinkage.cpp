#include "core/forecasting/known/shrinkage.h"

#include <algorithm>
#include <cmath>

namespace planwright::forecasting {
namespace {

/// Variance of the categories' true responses.
double spreadOf(std::span<const std::optional<DayEffect>> own, const ResponsePrior& prior) {
    double weights = 0, squares = 0, sum = 0, deviance = 0;
    int count = 0;
    for (const auto& effect : own) {
        if (!effect)
            continue;
        const double weight = 1 / (effect->standardError * effect->standardError);
        weights += weight;
        squares += weight * weight;
        sum += weight * effect->slope;
        ++count;
    }
    if (count < 3)
        return prior.assumedSpread * prior.assumedSpread;
    const double mean = sum / weights;
    for (const auto& effect : own)
        if (effect)
            deviance += std::pow((effect->slope - mean) / effect->standardError, 2);
    const double moment = (deviance - (count - 1)) / (weights - squares / weights);
    return std::max(moment, prior.leastSpread * prior.leastSpread);
}

} // namespace

std::vector<Response> shrink(std::span<const std::optional<DayEffect>> own, const ResponsePrior& prior) {
    const double spread = spreadOf(own, prior);
    const double assumed = 1 / (prior.meanError * prior.meanError);
    const auto precisionOf = [&](const DayEffect& effect) {
        return 1 / (effect.standardError * effect.standardError + spread);
    };
    double all = 0, sum = 0;
    for (const auto& effect : own)
        if (effect) {
            all += precisionOf(*effect);
            sum += precisionOf(*effect) * effect->slope;
        }
    std::vector<Response> responses;
    for (const auto& effect : own) {
        const double mine = effect ? precisionOf(*effect) : 0;
        const double others = std::max(all - mine, 0.0);
        const double mean = (sum - (effect ? mine * effect->slope : 0) + assumed * prior.mean) / (others + assumed);
        const double around = 1 / (spread + 1 / (others + assumed));
        const double told = effect ? 1 / (effect->standardError * effect->standardError) : 0;
        Response response;
        response.value = (around * mean + (effect ? told * effect->slope : 0)) / (around + told);
        response.standardError = 1 / std::sqrt(around + told);
        response.basis = told >= around ? KnownBasis::Own : others > assumed ? KnownBasis::Pooled : KnownBasis::Assumed;
        responses.push_back(response);
    }
    return responses;
}

} // namespace planwright::forecasting
