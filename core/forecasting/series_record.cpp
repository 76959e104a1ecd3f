#include "core/forecasting/series_record.h"

#include "core/forecasting/draws/total_draws.h"
#include "core/forecasting/mase_scale.h"
#include "core/forecasting/past_series.h"

#include <span>

namespace planwright::forecasting {
namespace {

std::vector<FailedAttempt> failuresOf(const BacktestRun& run, std::size_t category) {
    std::vector<FailedAttempt> failed;
    for (const auto& model : run.runs) {
        if (!model.failures.back().empty())
            failed.push_back({model.track.name, model.failures.back()});
        else if (!model.latest[category].failure.empty())
            failed.push_back({model.track.name, model.latest[category].failure});
    }
    return failed;
}

double sumOrNone(std::span<const double> points) {
    double sum = 0;
    for (const auto point : points)
        sum += point; // NaN stays NaN: a total needs all of its parts
    return sum;
}

} // namespace

Result<std::vector<SeriesRecord>> recordsOf(const features::History& history, const BacktestRun& run,
                                            std::size_t firstOrigin, const RunContext& context) {
    const auto& grid = run.grid;
    const auto categories = grid.categoryCount();
    const auto naive = yardstickOf(run);
    std::vector<PastSeries> series(categories + 1);
    for (auto o = firstOrigin; o < grid.lastOrigin(); ++o) {
        const auto& bands = run.calibrations[o];
        const auto isFirm = standsOnErrors(bands.horizons.front());
        const auto points = std::span(run.automatic.points).subspan(grid.index(o, 1, 0), categories);
        double totalActual = 0;
        for (std::size_t c = 0; c < categories; ++c) {
            const auto actual = grid.actual(o, 1, c);
            totalActual += actual;
            if (!Track::known(points[c]))
                continue;
            series[c].add(actual, points[c], naive.points[grid.index(o, 1, c)], maseScaleAt(grid, o, c));
            if (isFirm)
                series[c].addBand(actual, bandAround(bands, c, 1, points[c]));
        }
        const auto total = sumOrNone(points);
        if (!Track::known(total))
            continue;
        const auto naiveTotal = sumOrNone(std::span(naive.points).subspan(grid.index(o, 1, 0), categories));
        series.back().add(totalActual, total, naiveTotal, totalMaseScaleAt(grid, o));
        if (isFirm) {
            PLANWRIGHT_ASSIGN(const auto band,
                              pastTotalBand(history, points, bands, pastRanks(grid, run.automatic, o), context));
            series.back().addBand(totalActual, band);
        }
    }
    std::vector<SeriesRecord> records;
    for (std::size_t c = 0; c < categories; ++c) {
        records.push_back(series[c].record(history.categories[c]));
        records.back().failed = failuresOf(run, c);
    }
    records.push_back(series.back().record(""));
    return records;
}

} // namespace planwright::forecasting
