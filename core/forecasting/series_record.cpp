#include "core/forecasting/series_record.h"

#include "core/forecasting/draws/total_draws.h"
#include "core/forecasting/mase_scale.h"
#include "core/stats/metrics.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace planwright::forecasting {
namespace {

// Stands for infinity, which JSON has not: seasonal naive was never wrong, the automatic choice was.
constexpr double beatenByPerfection = 1e9;

/// One series (a category or the total), one month ahead, origin by origin.
struct PastSeries {
    std::vector<double> actual;
    std::vector<double> forecast;
    double scaledErrors = 0;
    int scaled = 0;
    double ownError = 0;       ///< at origins where seasonal naive has a forecast too
    double yardstickError = 0; ///< seasonal naive's
    int yardstickPairs = 0;
    int hits = 0;
    int banded = 0;

    void add(double y, double f, double yardstick, std::optional<double> scale) {
        actual.push_back(y);
        forecast.push_back(f);
        if (scale) {
            scaledErrors += std::abs(y - f) / *scale;
            ++scaled;
        }
        if (Track::known(yardstick)) {
            ++yardstickPairs;
            ownError += std::abs(y - f);
            yardstickError += std::abs(y - yardstick);
        }
    }
    void addBand(double y, const Quantiles& quantiles) {
        ++banded;
        hits += y >= quantiles[1] && y <= quantiles[5] ? 1 : 0;
    }
};

SeriesRecord recordOf(std::string category, const PastSeries& series) {
    SeriesRecord record;
    record.category = std::move(category);
    record.error.origins = static_cast<int>(series.actual.size());
    record.error.wape = stats::wape(series.actual, series.forecast);
    record.error.bias = stats::bias(series.actual, series.forecast);
    if (series.scaled > 0)
        record.error.mase = series.scaledErrors / series.scaled;
    if (series.banded > 0)
        record.error.coverage80 = static_cast<double>(series.hits) / series.banded;
    if (series.yardstickPairs > 0)
        record.maeRatio = series.yardstickError > 0 ? series.ownError / series.yardstickError
                          : series.ownError > 0     ? beatenByPerfection
                                                    : 1.0;
    record.hits = series.hits;
    record.bandedOrigins = series.banded;
    return record;
}

const Track* yardstickOf(const BacktestRun& run) {
    const auto found = std::find_if(run.runs.begin(), run.runs.end(),
                                    [](const ModelRun& model) { return model.track.name == "seasonal_naive"; });
    return found == run.runs.end() ? nullptr : &found->track;
}

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
    const auto* yardstick = yardstickOf(run);
    const auto none = Track::empty("", Simplicity::ClosedForm, grid);
    const auto& naive = yardstick == nullptr ? none : *yardstick;
    std::vector<PastSeries> series(categories + 1);
    const auto calibrations = calibrateBands(grid, run.automatic);
    for (auto o = firstOrigin; o < grid.lastOrigin(); ++o) {
        const auto& bands = calibrations[o];
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
        records.push_back(recordOf(history.categories[c], series[c]));
        records.back().failed = failuresOf(run, c);
    }
    records.push_back(recordOf("", series.back()));
    return records;
}

} // namespace planwright::forecasting
