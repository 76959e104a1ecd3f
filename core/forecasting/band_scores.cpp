#include "core/forecasting/band_scores.h"

#include "core/stats/distribution_scores.h"
#include "core/stats/metrics.h"

#include <algorithm>

namespace planwright::forecasting {

namespace {

constexpr double nominalMisses = .2; // of the 80 % band

/// One actual's share of each tenth; where it lies at one level, all of it goes to that level's.
void addTransform(std::array<double, 10>& tenths, const stats::LevelRange& range) {
    const auto count = static_cast<double>(tenths.size());
    if (!(range.low < range.high)) {
        const auto tenth = static_cast<std::size_t>(range.high * count);
        tenths[std::min(tenth, tenths.size() - 1)] += 1;
        return;
    }
    for (std::size_t i = 0; i < tenths.size(); ++i) {
        const auto from = std::max(range.low, static_cast<double>(i) / count);
        const auto to = std::min(range.high, static_cast<double>(i + 1) / count);
        tenths[i] += std::max(0.0, to - from) / (range.high - range.low);
    }
}

void addDistributionScores(BandScores& scores, const BandColumns& columns) {
    const auto n = columns.actual.size();
    double winkler = 0, crps = 0;
    for (std::size_t i = 0; i < n; ++i) {
        Quantiles band{};
        for (std::size_t q = 0; q < band.size(); ++q)
            band[q] = columns.quantiles[q][i];
        winkler += stats::winkler(columns.actual[i], band[1], band[5], nominalMisses);
        const auto distribution = stats::PiecewiseQuantile::fromKnots(quantileLevels, band);
        if (!distribution)
            return; // a quantile that is not finite: no score
        crps += stats::crps(*distribution, columns.actual[i]);
        addTransform(scores.transform, stats::integralTransform(*distribution, columns.actual[i]));
    }
    scores.winkler80 = winkler / static_cast<double>(n);
    scores.crps = crps / static_cast<double>(n);
}

} // namespace

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
    BandScores scores{stats::coverage(actual, quantiles[2], quantiles[4]),
                      stats::coverage(actual, quantiles[1], quantiles[5]),
                      stats::coverage(actual, quantiles[0], quantiles[6]),
                      loss / static_cast<double>(3 * actual.size()),
                      {},
                      {},
                      {}};
    addDistributionScores(scores, columns);
    return scores;
}

} // namespace planwright::forecasting
