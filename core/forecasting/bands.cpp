#include "core/forecasting/bands.h"

#include "core/forecasting/conformal.h"
#include "core/stats/student.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace planwright::forecasting {
namespace {

// Errors of sums of many small sales grow like the square root of their size; on the sets tried this covered closest to
// nominal and was the sharpest by interval score.
constexpr double errorPower = 0.5;
// How many pooled scores a category's own spread is worth less than.
constexpr double ownPrior = 8;
constexpr double assumedRelativeSpread = 0.5;

struct Score {
    double value;
    std::size_t category;
};

double scaleOf(double point, double power) {
    return std::pow(std::max(point, 1.0), power);
}

struct Scores {
    std::vector<Score> values;
    int origins = 0;
};

Scores scoresKnownAt(const RollingGrid& grid, const Track& track, std::size_t origin, int horizon) {
    Scores scores;
    const auto known = knownOrigins(origin, horizon);
    for (auto o = known.first; o < known.end; ++o) {
        const auto before = scores.values.size();
        for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
            const auto point = track.points[grid.index(o, horizon, c)];
            if (Track::known(point) && grid.active(o, c))
                scores.values.push_back({(grid.actual(o, horizon, c) - point) / scaleOf(point, errorPower), c});
        }
        scores.origins += scores.values.size() > before ? 1 : 0;
    }
    return scores;
}

/// How much wider a category's scores spread than the pool's, and the sums to leave one of its scores out by.
class OwnSpread {
public:
    OwnSpread(const std::vector<Score>& scores, std::size_t categories)
        : m_sum(categories)
        , m_count(categories) {
        double total = 0;
        for (const auto& score : scores) {
            m_sum[score.category] += std::abs(score.value);
            m_count[score.category] += 1;
            total += std::abs(score.value);
        }
        m_pooled = scores.empty() ? 0 : total / static_cast<double>(scores.size());
    }
    [[nodiscard]] double of(std::size_t category) const { return ratio(m_sum[category], m_count[category]); }
    /// Without the score itself: a category must not widen its own yardstick by the error that is measured with it.
    [[nodiscard]] double without(const Score& score) const {
        return ratio(m_sum[score.category] - std::abs(score.value), m_count[score.category] - 1);
    }

private:
    [[nodiscard]] double ratio(double sum, double count) const {
        return m_pooled > 0 ? (sum + ownPrior * m_pooled) / (count + ownPrior) / m_pooled : 1;
    }
    std::vector<double> m_sum;
    std::vector<double> m_count;
    double m_pooled = 0;
};

/// Fills the levels that the scores do not reach from the outermost one they do; false where they reach none.
bool fillOffsets(const std::vector<double>& sorted, HorizonBand& band) {
    std::array<std::optional<double>, quantileLevels.size()> reached;
    for (std::size_t q = 0; q < quantileLevels.size(); ++q)
        reached[q] = conformalQuantile(sorted, quantileLevels[q]);
    constexpr auto middle = quantileLevels.size() / 2;
    if (!reached[middle - 1])
        return false;
    band.step = reached.front() ? BandStep::PastErrors : BandStep::FewErrors;
    const auto degrees = static_cast<double>(sorted.size() - 1);
    // Outwards from the quartiles; an offset on the wrong side of the point counts as none, which only widens.
    for (std::size_t q = middle; q-- > 0;) {
        const auto mirror = quantileLevels.size() - 1 - q;
        const auto ratio = stats::studentQuantile(quantileLevels[q], degrees) /
                           stats::studentQuantile(quantileLevels[q + 1 < middle ? q + 1 : q], degrees);
        band.offsets[q] = std::min(0.0, reached[q] ? *reached[q] : band.offsets[q + 1] * ratio);
        band.offsets[mirror] = std::max(0.0, reached[mirror] ? *reached[mirror] : band.offsets[mirror - 1] * ratio);
    }
    return true;
}

HorizonBand widened(HorizonBand band, int from, int to) {
    const auto factor = std::sqrt(static_cast<double>(to) / static_cast<double>(from));
    for (auto& offset : band.offsets)
        offset *= factor;
    band.step = std::max(band.step, BandStep::NearerHorizon);
    return band;
}

HorizonBand assumedBand() {
    HorizonBand band;
    constexpr double manyDegrees = 1e6;
    for (std::size_t q = 0; q < quantileLevels.size(); ++q)
        band.offsets[q] = assumedRelativeSpread * stats::studentQuantile(quantileLevels[q], manyDegrees);
    return band;
}

} // namespace

BandCalibration calibrateBands(const RollingGrid& grid, const Track& track, std::size_t origin) {
    BandCalibration calibration;
    calibration.own.assign(grid.categoryCount(), 1.0);
    for (int horizon = 1; horizon <= grid.horizonMonths(); ++horizon) {
        const auto scores = scoresKnownAt(grid, track, origin, horizon);
        const OwnSpread own(scores.values, grid.categoryCount());
        std::vector<double> sorted;
        sorted.reserve(scores.values.size());
        for (const auto& score : scores.values)
            sorted.push_back(score.value / own.without(score));
        std::sort(sorted.begin(), sorted.end());
        HorizonBand band;
        band.power = errorPower;
        band.scores = static_cast<int>(sorted.size());
        band.origins = scores.origins;
        if (!fillOffsets(sorted, band))
            band = calibration.horizons.empty() ? assumedBand()
                                                : widened(calibration.horizons.back(), horizon - 1, horizon);
        calibration.horizons.push_back(band);
        if (horizon == 1) {
            for (std::size_t c = 0; c < grid.categoryCount(); ++c)
                calibration.own[c] = own.of(c);
        }
    }
    return calibration;
}

Quantiles bandAround(const BandCalibration& calibration, std::size_t category, int horizon, double point) {
    const auto calibrated = static_cast<int>(calibration.horizons.size());
    const auto band = horizon <= calibrated ? calibration.horizons[static_cast<std::size_t>(horizon - 1)]
                                            : widened(calibration.horizons.back(), calibrated, horizon);
    const auto scale = calibration.own[category] * scaleOf(point, band.power);
    Quantiles quantiles{};
    for (std::size_t q = 0; q < quantiles.size(); ++q)
        quantiles[q] = std::max(0.0, point + band.offsets[q] * scale);
    std::sort(quantiles.begin(), quantiles.end());
    return quantiles;
}

bool standsOnErrors(const HorizonBand& band) {
    return band.step == BandStep::PastErrors && band.origins >= 2;
}

} // namespace planwright::forecasting
