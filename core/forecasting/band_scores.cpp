#include "core/forecasting/band_scores.h"

#include "core/stats/metrics.h"

namespace planwright::forecasting {

void BandColumns::add(double came, const Quantiles& band) {
    actual.push_back(came);
    for (std::size_t q = 0; q < quantiles.size(); ++q)
        quantiles[q].push_back(band[q]);
}

BandScores bandScores(const BandColumns& columns) {
    if (columns.actual.empty())
        return {};
    const auto& [actual, quantiles] = columns;
    double loss = 0;
    for (const auto q : {1U, 3U, 5U})
        for (std::size_t i = 0; i < actual.size(); ++i)
            loss += stats::pinball(actual[i], quantiles[q][i], quantileLevels[q]);
    return {stats::coverage(actual, quantiles[2], quantiles[4]), stats::coverage(actual, quantiles[1], quantiles[5]),
            stats::coverage(actual, quantiles[0], quantiles[6]), loss / static_cast<double>(3 * actual.size())};
}

} // namespace planwright::forecasting
