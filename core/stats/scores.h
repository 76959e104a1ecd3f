#pragma once

#include <cstdint>
#include <optional>
#include <span>

/// Confidence and volatility scores of a category's forecast (decision spec 2). Both are pure functions of backtest
/// facts.
namespace planwright::stats {

enum class DriftSignal : std::uint8_t { None, Warn, Alert };

/// What is known about a forecast's past. Ratios may be +infinity (a perfect benchmark), never NaN.
struct ForecastRecord {
    double wape = 0;          ///< of the backtest, fraction, >= 0
    double maeRatio = 1;      ///< MAE of the model / MAE of seasonal naive, >= 0
    double relativeWidth = 0; ///< see relativeBandWidth()
    int hits = 0;             ///< origins whose actual lay inside the 80 % band
    int origins = 0;          ///< n of the backtest
    int months = 0;           ///< complete months of history
    DriftSignal drift = DriftSignal::None;
};

/// Each part lies in [0,1]; value = drift * accuracy^.30 * skill^.20 * sharpness^.20 * calibration^.15 * data^.15.
struct ConfidenceScore {
    double value = 0;
    double accuracy = 0;    ///< 2^(-WAPE/.25)
    double skill = 0;       ///< 1 / (1 + MAE ratio)
    double sharpness = 0;   ///< 2^(-width/.60)
    double calibration = 0; ///< max(0, 1 - |coverage - .8| / .4), coverage shrunk by ten origins at .8
    double data = 0;        ///< min(1, months/36) * min(1, origins/6)
    double drift = 1;       ///< 1, .85 or .60
};
[[nodiscard]] ConfidenceScore confidenceScore(const ForecastRecord& record);

/// (P90 - P10) / max(P50, 1).
[[nodiscard]] double relativeBandWidth(double p10, double p50, double p90);

/// value = 1 - (1 - size)(1 - gaps), each part in [0,1): one half at either cut-off of Syntetos, Boylan & Croston 2005.
struct VolatilityScore {
    double value = 0;
    double size = 0; ///< CV2 / (CV2 + .49)
    double gaps = 0; ///< (ADI - 1) / (ADI - 1 + .32)
};
/// `squaredCv` >= 0 of the deseasonalised remainder, `adi` >= 1 (smaller counts as 1).
[[nodiscard]] VolatilityScore volatilityScore(double squaredCv, double adi);

struct DemandPattern {
    double adi = 1;       ///< periods / periods with demand
    double squaredCv = 0; ///< (sd(n-1) / mean)^2 of the periods with demand; 0 for a single one
};
/// Empty where no period has demand above 0.
[[nodiscard]] std::optional<DemandPattern> demandPattern(std::span<const double> periods);

} // namespace planwright::stats
