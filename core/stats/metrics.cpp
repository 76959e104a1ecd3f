#include "core/stats/metrics.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace planwright::stats {
namespace {

// sum of term(i) over [0, n)
template <typename Term>
double sumOver(std::size_t n, Term term) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
        sum += term(i);
    return sum;
}

template <typename Term>
std::optional<double> meanOver(std::size_t n, Term term) {
    if (n == 0)
        return std::nullopt;
    return sumOver(n, term) / static_cast<double>(n);
}

std::optional<double> ratio(double numerator, double denominator) {
    if (!(denominator > 0))
        return std::nullopt;
    return numerator / denominator;
}

} // namespace

std::optional<double> smapePercent(std::span<const double> actual, std::span<const double> forecast) {
    return meanOver(actual.size(), [&](std::size_t i) {
        const double size = std::abs(actual[i]) + std::abs(forecast[i]);
        return size > 0 ? 200 * std::abs(actual[i] - forecast[i]) / size : 0.0;
    });
}

std::optional<double> wape(std::span<const double> actual, std::span<const double> forecast) {
    return ratio(sumOver(actual.size(), [&](std::size_t i) { return std::abs(actual[i] - forecast[i]); }),
                 sumOver(actual.size(), [&](std::size_t i) { return std::abs(actual[i]); }));
}

std::optional<double> bias(std::span<const double> actual, std::span<const double> forecast) {
    return ratio(sumOver(actual.size(), [&](std::size_t i) { return forecast[i] - actual[i]; }),
                 sumOver(actual.size(), [&](std::size_t i) { return std::abs(actual[i]); }));
}

std::optional<double> maseScale(std::span<const double> training, std::size_t season) {
    if (training.size() <= season)
        return std::nullopt;
    const auto scale =
        meanOver(training.size() - season, [&](std::size_t i) { return std::abs(training[i + season] - training[i]); });
    return scale && *scale > 0 ? scale : std::nullopt;
}

std::optional<double> rmsseSquaredScale(std::span<const double> training, std::size_t season) {
    const auto first = std::find_if(training.begin(), training.end(), [](double x) { return x != 0; });
    const std::span<const double> sold(first, training.end());
    if (sold.size() <= season)
        return std::nullopt;
    const auto scale = meanOver(sold.size() - season, [&](std::size_t i) {
        const double step = sold[i + season] - sold[i];
        return step * step;
    });
    return scale && *scale > 0 ? scale : std::nullopt;
}

std::optional<double> mase(std::span<const double> training, std::span<const double> actual,
                           std::span<const double> forecast, std::size_t season) {
    const auto scale = maseScale(training, season);
    const auto error = meanOver(actual.size(), [&](std::size_t i) { return std::abs(actual[i] - forecast[i]); });
    return scale && error ? std::optional(*error / *scale) : std::nullopt;
}

std::optional<double> rmsse(std::span<const double> training, std::span<const double> actual,
                            std::span<const double> forecast, std::size_t season) {
    const auto scale = rmsseSquaredScale(training, season);
    const auto error =
        meanOver(actual.size(), [&](std::size_t i) { return (actual[i] - forecast[i]) * (actual[i] - forecast[i]); });
    return scale && error ? std::optional(std::sqrt(*error / *scale)) : std::nullopt;
}

double pinball(double actual, double quantile, double level) {
    return std::max(level * (actual - quantile), (level - 1) * (actual - quantile));
}

double winkler(double actual, double low, double high, double alpha) {
    return (high - low) + 2 / alpha * (std::max(low - actual, 0.0) + std::max(actual - high, 0.0));
}

std::optional<double> coverage(std::span<const double> actual, std::span<const double> low,
                               std::span<const double> high) {
    return meanOver(actual.size(),
                    [&](std::size_t i) { return low[i] <= actual[i] && actual[i] <= high[i] ? 1.0 : 0.0; });
}

std::optional<double> crps(double actual, std::span<const double> sample) {
    const auto distance = meanOver(sample.size(), [&](std::size_t i) { return std::abs(sample[i] - actual); });
    if (!distance)
        return std::nullopt;
    // sum_ij |s_i - s_j| = 2 sum_i (2i - n + 1) s_(i) over the sorted sample
    std::vector<double> sorted(sample.begin(), sample.end());
    std::sort(sorted.begin(), sorted.end());
    const auto n = static_cast<double>(sorted.size());
    const double spread =
        sumOver(sorted.size(), [&](std::size_t i) { return (2 * static_cast<double>(i) - n + 1) * sorted[i]; });
    return *distance - spread / (n * n);
}

} // namespace planwright::stats
