#include "core/stats/acf.h"

#include <numeric>

namespace planwright::stats {

std::vector<double> autocorrelations(std::span<const double> series, std::size_t maxLag) {
    std::vector<double> result(maxLag, 0.0);
    if (series.empty())
        return result;
    const double mean = std::accumulate(series.begin(), series.end(), 0.0) / static_cast<double>(series.size());
    double variance = 0;
    for (const double x : series)
        variance += (x - mean) * (x - mean);
    if (variance <= 0)
        return result;
    for (std::size_t lag = 1; lag <= maxLag; ++lag) {
        double covariance = 0;
        for (std::size_t t = lag; t < series.size(); ++t)
            covariance += (series[t] - mean) * (series[t - lag] - mean);
        result[lag - 1] = covariance / variance;
    }
    return result;
}

} // namespace planwright::stats
