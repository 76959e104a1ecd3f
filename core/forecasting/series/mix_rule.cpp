#include "core/forecasting/series/mix_rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace planwright::forecasting::series {
namespace {

constexpr std::array naiveShares{0.0, 0.25, 0.5, 0.75};
constexpr std::array learntShares{0.0, 1.0 / 3, 2.0 / 3};

/// Absolute errors of the mixture over their scale.
std::vector<double> errorsOf(const std::vector<PastForecast>& past, const Shares& shares) {
    std::vector<double> errors;
    errors.reserve(past.size());
    for (const auto& one : past)
        errors.push_back(std::abs(one.actual - one.points->mixed(static_cast<std::size_t>(one.horizon) - 1, shares)) /
                         one.scale);
    return errors;
}

double sumOf(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum;
}

/// Of the sum of a - b; the errors of one series go together.
double standardErrorOf(const std::vector<PastForecast>& past, const std::vector<double>& a,
                       const std::vector<double>& b) {
    double squares = 0;
    double ofSeries = 0;
    for (std::size_t i = 0; i < past.size(); ++i) {
        ofSeries += a[i] - b[i];
        if (i + 1 == past.size() || past[i + 1].series != past[i].series) {
            squares += ofSeries * ofSeries;
            ofSeries = 0;
        }
    }
    return std::sqrt(squares);
}

} // namespace

MixRule mixRuleFrom(const std::vector<PastForecast>& past) {
    struct Tried {
        Shares shares;
        std::vector<double> errors;
        double sum = 0;
    };
    std::vector<Tried> all;
    for (const double learnt : learntShares) {
        for (const double naive : naiveShares) {
            const Shares shares{learnt, naive};
            all.push_back({shares, errorsOf(past, shares), 0});
            all.back().sum = sumOf(all.back().errors);
        }
    }
    const auto& best = *std::ranges::min_element(all, {}, &Tried::sum);
    Shares mean;
    double weights = 0;
    for (const auto& tried : all) {
        const double worse = tried.sum - best.sum;
        const double standardError = standardErrorOf(past, tried.errors, best.errors);
        const double far = worse > 0 ? worse / standardError : 0;
        const double weight = std::exp(-0.5 * far * far);
        mean.learnt += weight * tried.shares.learnt;
        mean.naive += weight * tried.shares.naive;
        weights += weight;
    }
    mean.learnt /= weights;
    mean.naive /= weights;
    const auto errors = errorsOf(past, mean);
    std::vector<ScaledError> scaled;
    for (std::size_t i = 0; i < past.size(); ++i)
        scaled.push_back({past[i].horizon, errors[i]});
    return {mean, Bands(scaled)};
}

} // namespace planwright::forecasting::series
