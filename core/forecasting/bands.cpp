#include "core/forecasting/bands.h"

#include "core/forecasting/conformal.h"
#include "core/forecasting/error_scale.h"
#include "core/stats/student.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace planwright::forecasting {
namespace {

// How many pooled scores a category's own spread is worth less than.
constexpr double ownPrior = 8;
constexpr double assumedRelativeSpread = 0.5;
constexpr double assumedNewcomerSpread = std::numbers::sqrt2;
// Adaptation: how far one month's coverage moves a band's level, with how many categories half as far, and between
// which multiples of its nominal miss share it may move.
constexpr double stepSize = 0.6;
constexpr double stepPrior = 10;
constexpr double mostMisses = 2.5;
constexpr double fewestMisses = 0.5;
constexpr auto centralBands = quantileLevels.size() / 2;

struct Score {
    double value;
    std::size_t category;
    bool isNewcomer;
};

struct Scores {
    std::vector<Score> values; ///< errors in units of their scale
    double power = 0;          ///< of that scale
    int origins = 0;
};

/// By the scale that fits them all.
void scaleScores(Scores& scores, const std::vector<SizedError>& errors) {
    scores.power = fittedErrorPower(errors);
    for (std::size_t i = 0; i < errors.size(); ++i)
        scores.values[i].value = errors[i].error / errorScale(errors[i].point, scores.power);
}

Scores scoresKnownAt(const RollingGrid& grid, const Track& track, std::size_t origin, int horizon) {
    Scores scores;
    std::vector<SizedError> errors;
    const auto known = knownOrigins(origin, horizon);
    for (auto o = known.first; o < known.end; ++o) {
        const auto before = scores.values.size();
        for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
            const auto point = track.points[grid.index(o, horizon, c)];
            if (!Track::known(point) || !grid.active(o, c))
                continue;
            errors.push_back({point, grid.actual(o, horizon, c) - point});
            scores.values.push_back({0, c, grid.isNewcomer(o, c)});
        }
        scores.origins += scores.values.size() > before ? 1 : 0;
    }
    scaleScores(scores, errors);
    return scores;
}

/// Mean size of newcomers' scores over that of the others, as far as there are enough of either.
double newcomerSpreadOf(const std::vector<Score>& scores) {
    double newcomers = 0;
    double others = 0;
    double newcomerCount = 0;
    for (const auto& score : scores) {
        (score.isNewcomer ? newcomers : others) += std::abs(score.value);
        newcomerCount += score.isNewcomer ? 1 : 0;
    }
    const auto pooled = others / std::max(1.0, static_cast<double>(scores.size()) - newcomerCount);
    if (pooled <= 0)
        return assumedNewcomerSpread;
    return std::max(1.0, (newcomers / pooled + ownPrior * assumedNewcomerSpread) / (newcomerCount + ownPrior));
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

std::vector<double> sortedScores(const std::vector<Score>& scores, const OwnSpread& own) {
    std::vector<double> sorted;
    sorted.reserve(scores.size());
    for (const auto& score : scores)
        sorted.push_back(score.value / own.without(score));
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

/// The score at a level; beyond what the scores reach, carried on from the outermost one by Student's t.
double offsetAt(const std::vector<double>& sorted, double level) {
    if (const auto reached = conformalQuantile(sorted, level))
        return *reached;
    const auto n = static_cast<double>(sorted.size());
    const auto outermost = level > 0.5 ? n / (n + 1) : 1 / (n + 1);
    return (level > 0.5 ? sorted.back() : sorted.front()) * stats::studentQuantile(level, n - 1) /
           stats::studentQuantile(outermost, n - 1);
}

/// How often each central band (by its lower place in quantileLevels: 90, 80, 50 %) is to miss, as adapted so far.
using MissShares = std::array<double, centralBands>;

MissShares nominalShares() {
    MissShares shares{};
    for (std::size_t q = 0; q < shares.size(); ++q)
        shares[q] = 2 * quantileLevels[q];
    return shares;
}

/// Empty where the scores do not even reach the quartiles.
std::optional<HorizonBand> bandOf(const std::vector<double>& sorted, const Scores& scores, const MissShares& shares) {
    if (!conformalQuantile(sorted, quantileLevels[centralBands - 1]))
        return std::nullopt;
    HorizonBand band;
    band.step = conformalQuantile(sorted, quantileLevels.front()) ? BandStep::PastErrors : BandStep::FewErrors;
    band.power = scores.power;
    band.scores = static_cast<int>(sorted.size());
    band.origins = scores.origins;
    band.missShares = shares;
    for (std::size_t q = 0; q < centralBands; ++q) {
        // An offset on the wrong side of the point counts as none, which only widens.
        band.offsets[q] = std::min(0.0, offsetAt(sorted, shares[q] / 2));
        band.offsets[quantileLevels.size() - 1 - q] = std::max(0.0, offsetAt(sorted, 1 - shares[q] / 2));
    }
    return band;
}

/// Moves the shares by what the bands given at `origin` covered there; small panels, whose coverage of one month says
/// little, move less.
void adapt(MissShares& shares, const RollingGrid& grid, const Track& track, const BandCalibration& given,
           std::size_t origin, int horizon) {
    MissShares missed{};
    double pairs = 0;
    for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
        const auto point = track.points[grid.index(origin, horizon, c)];
        if (!Track::known(point) || !grid.active(origin, c))
            continue;
        const auto quantiles = bandAround(given, c, horizon, point);
        const auto actual = grid.actual(origin, horizon, c);
        for (std::size_t q = 0; q < centralBands; ++q)
            missed[q] += actual < quantiles[q] || actual > quantiles[quantiles.size() - 1 - q] ? 1 : 0;
        pairs += 1;
    }
    for (std::size_t q = 0; q < centralBands && pairs > 0; ++q) {
        const auto nominal = 2 * quantileLevels[q];
        const auto moved = shares[q] + stepSize * pairs / (pairs + stepPrior) * (nominal - missed[q] / pairs);
        shares[q] = std::clamp(moved, nominal * fewestMisses, nominal * mostMisses);
    }
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

std::vector<BandCalibration> calibrateBands(const RollingGrid& grid, const Track& track) {
    std::vector<BandCalibration> all;
    std::vector<MissShares> shares(static_cast<std::size_t>(grid.horizonMonths()), nominalShares());
    for (std::size_t origin = 0; origin < grid.originCount(); ++origin) {
        BandCalibration calibration;
        calibration.own.assign(grid.categoryCount(), 1.0);
        for (std::size_t c = 0; c < grid.categoryCount(); ++c)
            calibration.isNewcomer.push_back(grid.isNewcomer(origin, c));
        for (int horizon = 1; horizon <= grid.horizonMonths(); ++horizon) {
            const auto h = static_cast<std::size_t>(horizon);
            if (origin >= h && standsOnErrors(all[origin - h].horizons[h - 1]))
                adapt(shares[h - 1], grid, track, all[origin - h], origin - h, horizon);
            auto scores = scoresKnownAt(grid, track, origin, horizon);
            const auto newcomerSpread = newcomerSpreadOf(scores.values);
            for (auto& score : scores.values)
                score.value /= score.isNewcomer ? newcomerSpread : 1;
            const OwnSpread own(scores.values, grid.categoryCount());
            if (const auto band = bandOf(sortedScores(scores.values, own), scores, shares[h - 1]))
                calibration.horizons.push_back(*band);
            else if (calibration.horizons.empty())
                calibration.horizons.push_back(assumedBand());
            else
                calibration.horizons.push_back(widened(calibration.horizons.back(), horizon - 1, horizon));
            calibration.horizons.back().newcomerSpread = newcomerSpread;
            for (std::size_t c = 0; c < grid.categoryCount() && horizon == 1; ++c)
                calibration.own[c] = own.of(c);
        }
        all.push_back(std::move(calibration));
    }
    return all;
}

Quantiles bandAround(const BandCalibration& calibration, std::size_t category, int horizon, double point) {
    const auto calibrated = static_cast<int>(calibration.horizons.size());
    const auto band = horizon <= calibrated ? calibration.horizons[static_cast<std::size_t>(horizon - 1)]
                                            : widened(calibration.horizons.back(), calibrated, horizon);
    const auto scale = calibration.own[category] * errorScale(point, band.power) *
                       (calibration.isNewcomer[category] ? band.newcomerSpread : 1);
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
