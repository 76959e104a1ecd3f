#include "core/stats/scores.h"

#include <algorithm>
#include <cmath>

namespace planwright::stats {
namespace {

constexpr double wapeHalving = .25;
constexpr double widthHalving = .60;
constexpr double nominalCoverage = .8;
constexpr double priorOrigins = 10;
constexpr double coverageReach = .4;
constexpr double fullMonths = 36;
constexpr double fullOrigins = 6;
constexpr double cvCutOff = .49;
constexpr double adiCutOff = .32;

double driftFactor(DriftSignal drift) {
    switch (drift) {
    case DriftSignal::None:
        return 1;
    case DriftSignal::Warn:
        return .85;
    case DriftSignal::Alert:
        return .60;
    }
    return 1;
}

} // namespace

ConfidenceScore confidenceScore(const ForecastRecord& record) {
    const auto origins = static_cast<double>(record.origins);
    const double coverage =
        (static_cast<double>(record.hits) + nominalCoverage * priorOrigins) / (origins + priorOrigins);
    ConfidenceScore score;
    score.accuracy = std::exp2(-record.wape / wapeHalving);
    score.skill = 1 / (1 + record.maeRatio);
    score.sharpness = std::exp2(-record.relativeWidth / widthHalving);
    score.calibration = std::max(0.0, 1 - std::abs(coverage - nominalCoverage) / coverageReach);
    score.data = std::min(1.0, static_cast<double>(record.months) / fullMonths) * std::min(1.0, origins / fullOrigins);
    score.drift = driftFactor(record.drift);
    score.value = score.drift * std::pow(score.accuracy, .30) * std::pow(score.skill, .20) *
                  std::pow(score.sharpness, .20) * std::pow(score.calibration, .15) * std::pow(score.data, .15);
    return score;
}

double relativeBandWidth(double p10, double p50, double p90) {
    return (p90 - p10) / std::max(p50, 1.0);
}

VolatilityScore volatilityScore(double squaredCv, double adi) {
    VolatilityScore score;
    const double gap = std::max(0.0, adi - 1);
    score.size = squaredCv / (squaredCv + cvCutOff);
    score.gaps = gap / (gap + adiCutOff);
    score.value = 1 - (1 - score.size) * (1 - score.gaps);
    return score;
}

std::optional<DemandPattern> demandPattern(std::span<const double> periods) {
    double count = 0;
    double sum = 0;
    for (const double x : periods) {
        if (x > 0) {
            count += 1;
            sum += x;
        }
    }
    if (!(count > 0))
        return std::nullopt;
    const double mean = sum / count;
    double squares = 0;
    for (const double x : periods) {
        if (x > 0)
            squares += (x - mean) * (x - mean);
    }
    DemandPattern pattern;
    pattern.adi = static_cast<double>(periods.size()) / count;
    pattern.squaredCv = count > 1 ? squares / (count - 1) / (mean * mean) : 0.0;
    return pattern;
}

} // namespace planwright::stats
