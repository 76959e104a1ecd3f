#include "core/forecasting/total_band.h"

#include "core/stats/student.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace planwright::forecasting {
namespace {

constexpr double priorOrigins = 3;
constexpr double priorCorrelation = 0.3;           // decision spec 2, step 4: the default where draws are missing
constexpr double tenToNinety = 2.5631031310892007; // width of a standard normal's 80 % band

struct Scale {
    double squares = 0;
    double sum = 0;
};

Scale scaleOf(const BandCalibration& bands, int horizon, std::span<const double> points) {
    const auto last = bands.horizons.size() - 1;
    const auto power = bands.horizons[std::min(static_cast<std::size_t>(horizon - 1), last)].power;
    Scale scale;
    for (std::size_t c = 0; c < points.size(); ++c) {
        const auto own = bands.own[c] * std::pow(std::max(points[c], 1.0), power);
        scale.squares += own * own;
        scale.sum += own;
    }
    return scale;
}

double sumOf(std::span<const double> points) {
    double sum = 0;
    for (const auto point : points)
        sum += point;
    return sum;
}

} // namespace

TotalCalibration calibrateTotal(const RollingGrid& grid, const Track& track, const BandCalibration& bands,
                                std::size_t origin) {
    TotalCalibration total;
    for (int horizon = 1; horizon <= grid.horizonMonths(); ++horizon) {
        const auto& band = bands.horizons[static_cast<std::size_t>(horizon - 1)];
        TotalHorizon calibrated;
        calibrated.categorySpread = (band.offsets[5] - band.offsets[1]) / tenToNinety;
        double squares = 0;
        const auto known = knownOrigins(origin, horizon);
        for (auto o = known.first; o < known.end; ++o) {
            const auto points = std::span(track.points).subspan(grid.index(o, horizon, 0), grid.categoryCount());
            if (!std::all_of(points.begin(), points.end(), Track::known))
                continue;
            double actual = 0;
            for (std::size_t c = 0; c < points.size(); ++c)
                actual += grid.actual(o, horizon, c);
            const auto error = actual - sumOf(points);
            squares += error * error / scaleOf(bands, horizon, points).squares;
            ++calibrated.origins;
        }
        if (calibrated.origins > 0)
            calibrated.ownMeanSquare = squares / calibrated.origins;
        total.horizons.push_back(calibrated);
    }
    return total;
}

Quantiles totalBandAround(const TotalCalibration& total, const BandCalibration& bands, int horizon,
                          std::span<const double> points) {
    if (points.size() == 1)
        return bandAround(bands, 0, horizon, points[0]);
    const auto calibrated = static_cast<int>(total.horizons.size());
    const auto& own = total.horizons[static_cast<std::size_t>(std::min(horizon, calibrated) - 1)];
    const auto scale = scaleOf(bands, horizon, points);
    const auto alike = scale.sum * scale.sum / scale.squares; // as many categories of equal weight
    const auto assumed = own.categorySpread * own.categorySpread * (1 + (alike - 1) * priorCorrelation);
    const auto n = static_cast<double>(own.origins);
    const auto meanSquare = (n * own.ownMeanSquare + priorOrigins * assumed) / (n + priorOrigins);
    const auto later = horizon > calibrated ? static_cast<double>(horizon) / calibrated : 1.0;
    const auto spread = std::sqrt(meanSquare * scale.squares * later);
    Quantiles quantiles{};
    for (std::size_t q = 0; q < quantiles.size(); ++q)
        quantiles[q] =
            std::max(0.0, sumOf(points) + spread * stats::studentQuantile(quantileLevels[q], n + priorOrigins));
    return quantiles;
}

} // namespace planwright::forecasting
