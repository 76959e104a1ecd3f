#include "core/forecasting/series/series_bands.h"

#include "core/forecasting/conformal.h"
#include "core/stats/normal.h"

#include <algorithm>
#include <cmath>

namespace planwright::forecasting::series {
namespace {

// Where too few errors are known for a level they stand for those of a normal distribution, a fifth wider.
constexpr double widened = 1.2;
constexpr double fittedWeight = 30; // so many errors of a horizon count for as much as the fitted growth
constexpr double meanAbsoluteOfNormal = 0.7978845608028654; // sqrt(2 / pi)

} // namespace

Bands::Bands(const std::vector<ScaledError>& errors) {
    for (const auto& error : errors) {
        auto& [sum, count] = m_byHorizon[error.horizon];
        sum += error.size;
        count += 1;
    }
    // Least squares of log mean error on log horizon, each horizon by its count.
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (const auto& [horizon, sum] : m_byHorizon) {
        if (sum.first <= 0)
            continue;
        const double logHorizon = std::log(horizon);
        const double logMean = std::log(sum.first / sum.second);
        n += sum.second;
        x += sum.second * logHorizon;
        y += sum.second * logMean;
        xx += sum.second * logHorizon * logHorizon;
        xy += sum.second * logHorizon * logMean;
    }
    if (n == 0)
        return;
    const double spread = xx - x * x / n;
    if (spread > 1e-9)
        m_power = std::clamp((xy - x * y / n) / spread, 0.0, 1.0);
    m_factor = std::exp((y - m_power * x) / n);
    for (const auto& error : errors)
        m_sizes.push_back(error.size / growthAt(error.horizon));
    std::ranges::sort(m_sizes);
}

double Bands::growthAt(int horizon) const {
    const double fitted = m_factor * std::pow(horizon, m_power);
    const auto own = m_byHorizon.find(horizon);
    return own == m_byHorizon.end() ? fitted
                                    : (own->second.first + fittedWeight * fitted) / (own->second.second + fittedWeight);
}

double Bands::halfWidth(double share) const {
    if (const auto known = conformalQuantile(m_sizes, share))
        return *known;
    const double normal = widened * stats::normalQuantile(0.5 + share / 2) / meanAbsoluteOfNormal;
    return m_sizes.empty() ? normal : std::max(normal, m_sizes.back());
}

Distribution Bands::around(double mean, double scale, int horizon) const {
    Distribution value{mean, {}};
    const double unit = scale * growthAt(horizon);
    for (std::size_t q = 0; q < quantileLevels.size(); ++q) {
        const double share = std::abs(2 * quantileLevels[q] - 1);
        const double distance = share == 0 ? 0 : unit * halfWidth(share);
        value.quantiles[q] = quantileLevels[q] < 0.5 ? mean - distance : mean + distance;
    }
    return value;
}

} // namespace planwright::forecasting::series
