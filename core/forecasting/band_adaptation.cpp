#include "core/forecasting/band_adaptation.h"

namespace planwright::forecasting {
namespace {

bool hasOwnErrors(const HorizonBand& band) {
    return band.step == BandStep::PastErrors || band.step == BandStep::FewErrors;
}

/// The shares that the 50, 80 and 90 % band are set to hold.
std::array<double, 3> levelsOf(const HorizonBand& band) {
    return {1 - band.missShares[2], 1 - band.missShares[1], 1 - band.missShares[0]};
}

/// What the bands given at `origin` held, as far as they move the level.
void countInside(BandAdaptation& adaptation, const BacktestRun& run, const BandCalibration& given, std::size_t origin) {
    const auto& grid = run.grid;
    for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
        const auto point = run.automatic.points[grid.index(origin, adaptation.horizon, c)];
        if (!Track::known(point) || !grid.active(origin, c))
            continue;
        const auto band = bandAround(given, c, adaptation.horizon, point);
        const auto actual = grid.actual(origin, adaptation.horizon, c);
        ++adaptation.forecasts;
        for (std::size_t b = 0; b < adaptation.inside.size(); ++b)
            adaptation.inside[b] += actual >= band[2 - b] && actual <= band[4 + b] ? 1 : 0;
    }
    for (auto& share : adaptation.inside)
        share /= adaptation.forecasts > 0 ? adaptation.forecasts : 1;
}

} // namespace

std::vector<BandAdaptation> bandAdaptations(const BacktestRun& run, std::size_t firstOrigin) {
    const auto& grid = run.grid;
    const auto& calibrations = run.calibrations;
    std::vector<BandAdaptation> adaptations;
    for (auto o = firstOrigin; o < grid.originCount(); ++o)
        for (int horizon = 1; horizon <= grid.horizonMonths(); ++horizon) {
            const auto h = static_cast<std::size_t>(horizon);
            const auto& band = calibrations[o].horizons[h - 1];
            if (!hasOwnErrors(band))
                continue;
            BandAdaptation adaptation{grid.originMonth(o), horizon, 0, {}, levelsOf(HorizonBand()), levelsOf(band)};
            if (o > 0 && hasOwnErrors(calibrations[o - 1].horizons[h - 1]))
                adaptation.before = levelsOf(calibrations[o - 1].horizons[h - 1]);
            if (o >= h && standsOnErrors(calibrations[o - h].horizons[h - 1]))
                countInside(adaptation, run, calibrations[o - h], o - h);
            adaptations.push_back(adaptation);
        }
    return adaptations;
}

} // namespace planwright::forecasting
