#pragma once

#include "core/forecasting/backtest.h"
#include "core/forecasting/band_check.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// How past bands held, so many months ahead. Scores are means (decision spec 1.2); the scaled ones are over a
/// category's mean demand in the same months, so that categories compare, and leave out categories that sold nothing.
struct HorizonRecord {
    int horizon = 1;
    int months = 0;                                 ///< months that were forecast
    std::array<BandCheck, 3> bands;                 ///< the 50, 80 and 90 % band
    std::optional<double> pinball, winkler80, crps; ///< in the unit of demand
    std::optional<double> scaledPinball, scaledWinkler80, scaledCrps;

    [[nodiscard]] const BandCheck& band80() const { return bands[1]; }
};

struct NamedRecord {
    std::string name;
    std::vector<HorizonRecord> horizons; ///< those that have any band
};

/// How many categories' 80 % bands hold, so many months ahead.
struct VerdictCounts {
    int horizon = 1;
    int holds = 0, tooNarrow = 0, tooWide = 0, tooEarly = 0;
    double expectedByChance = 0; ///< how many would be called too narrow or too wide if all were honest, independent
};

/// The record of the bands that the automatic choice gave at past origins, each of what was known there. Sums are those
/// of the categories. A class is what the category was at the forecast's own origin.
struct BandRecord {
    std::vector<HorizonRecord> pooled;
    std::vector<NamedRecord> classes;    ///< in the order of features::DemandClass; last, "too_short": too few months
    std::vector<NamedRecord> categories; ///< by name
    std::vector<VerdictCounts> verdicts; ///< by horizon
};

/// From the forecasts of "auto" among `forecasts` that had a band.
[[nodiscard]] BandRecord bandRecord(const std::vector<BacktestForecast>& forecasts);

} // namespace planwright::forecasting
