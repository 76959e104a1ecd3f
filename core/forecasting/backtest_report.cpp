#include "core/features/volatility.h"
#include "core/forecasting/band_adaptation.h"
#include "core/forecasting/band_scores.h"
#include "core/forecasting/confidence_check.h"
#include "core/forecasting/mase_scale.h"
#include "core/forecasting/parents_run.h"
#include "core/stats/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace planwright::forecasting {
namespace {

/// By category, as of the origin; empty where there is too little to tell.
std::vector<std::string> demandClasses(const RollingGrid& grid, std::size_t origin) {
    std::vector<std::string> classes;
    for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
        std::vector<double> months;
        for (std::size_t m = 0; m < grid.monthsKnown(origin); ++m)
            months.push_back(grid.monthly(m, c));
        const auto found = features::monthlyVolatility(months);
        classes.emplace_back(found ? features::demandClassName(found->demandClass) : std::string_view());
    }
    return classes;
}

std::vector<BacktestForecast> pastForecasts(const features::History& history, const RollingGrid& grid,
                                            const Track& track, const std::vector<BandCalibration>& calibrations,
                                            std::size_t firstOrigin) {
    std::vector<BacktestForecast> forecasts;
    for (auto o = firstOrigin; o < grid.lastOrigin(); ++o) {
        const auto& bands = calibrations[o];
        const auto classes =
            track.name == "auto" ? demandClasses(grid, o) : std::vector<std::string>(grid.categoryCount());
        for (int horizon = 1; horizon <= grid.horizonMonths() && grid.hasActual(o, horizon); ++horizon) {
            const auto isFirm = standsOnErrors(bands.horizons[static_cast<std::size_t>(horizon - 1)]);
            for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
                const auto point = track.points[grid.index(o, horizon, c)];
                if (!Track::known(point))
                    continue;
                BacktestForecast forecast{history.categories[c],
                                          grid.originMonth(o),
                                          horizon,
                                          grid.originMonth(o) + horizon,
                                          grid.actual(o, horizon, c),
                                          point,
                                          {},
                                          track.name,
                                          classes[c]};
                if (isFirm)
                    forecast.quantiles = bandAround(bands, c, horizon, point);
                forecasts.push_back(std::move(forecast));
            }
        }
    }
    return forecasts;
}

/// Columns of the one-month-ahead forecasts, for the metrics.
struct Columns {
    std::vector<double> actual;
    std::vector<double> mean;
    BandColumns bands;
    double scaledErrors = 0;
    int scaled = 0;
};

BacktestSummary summarise(const RollingGrid& grid, const std::map<std::string, std::size_t>& categories,
                          const std::string& model, const std::vector<BacktestForecast>& forecasts) {
    Columns columns;
    for (const auto& forecast : forecasts) {
        if (forecast.horizon != 1)
            continue;
        columns.actual.push_back(forecast.actual);
        columns.mean.push_back(forecast.mean);
        const auto origin = static_cast<std::size_t>(forecast.origin - grid.originMonth(0));
        if (const auto scale = maseScaleAt(grid, origin, categories.at(forecast.category))) {
            columns.scaledErrors += std::abs(forecast.actual - forecast.mean) / *scale;
            ++columns.scaled;
        }
        if (forecast.quantiles)
            columns.bands.add(forecast.actual, *forecast.quantiles);
    }
    BacktestSummary summary;
    summary.model = model;
    summary.forecasts = static_cast<int>(columns.actual.size());
    summary.banded = static_cast<int>(columns.bands.actual.size());
    summary.wape = stats::wape(columns.actual, columns.mean);
    summary.smape = stats::smapePercent(columns.actual, columns.mean);
    if (columns.scaled > 0)
        summary.mase = columns.scaledErrors / columns.scaled;
    summary.bias = stats::bias(columns.actual, columns.mean);
    const auto bands = bandScores(columns.bands);
    summary.coverage50 = bands.coverage50;
    summary.coverage80 = bands.coverage80;
    summary.coverage90 = bands.coverage90;
    summary.pinball = bands.pinball;
    return summary;
}

bool isBefore(const BacktestSummary& a, const BacktestSummary& b) {
    if ((a.model == "auto") != (b.model == "auto"))
        return a.model == "auto";
    if (a.wape.has_value() != b.wape.has_value())
        return a.wape.has_value();
    return a.wape != b.wape ? a.wape < b.wape : a.model < b.model;
}

std::vector<FailedAttempt> failedModels(const RollingGrid& grid, const std::vector<ModelRun>& runs,
                                        std::size_t firstOrigin) {
    std::vector<FailedAttempt> failed;
    for (const auto& run : runs) {
        std::size_t count = 0;
        std::size_t latest = 0;
        for (auto o = firstOrigin; o < grid.originCount(); ++o) {
            if (run.failures[o].empty())
                continue;
            ++count;
            latest = o;
        }
        if (count > 0)
            failed.push_back({run.track.name, fmt::format("Not fitted at {} of {} origins, last at {}: {}", count,
                                                          grid.originCount() - firstOrigin,
                                                          grid.originMonth(latest).toString(), run.failures[latest])});
    }
    return failed;
}

} // namespace

BacktestResult reportBacktest(const features::History& history, const BacktestRun& run,
                              const BacktestOptions& options) {
    const auto& grid = run.grid;
    const auto first = firstReported(grid, options);
    std::map<std::string, std::size_t> categories;
    for (std::size_t c = 0; c < history.categories.size(); ++c)
        categories[history.categories[c]] = c;
    struct Calibrated {
        const Track* track;
        const std::vector<BandCalibration>* bands;
    };
    std::vector<Calibrated> tracks{{&run.automatic, &run.calibrations}};
    for (std::size_t i = 0; i < run.candidates.size(); ++i)
        tracks.push_back({&run.candidates[i].track, &run.candidateCalibrations[i]});
    std::ranges::sort(tracks, {}, [](const Calibrated& one) -> const std::string& { return one.track->name; });

    BacktestResult result;
    for (const auto& [track, bands] : tracks) {
        auto forecasts = pastForecasts(history, grid, *track, *bands, first);
        result.summary.push_back(summarise(grid, categories, track->name, forecasts));
        std::move(forecasts.begin(), forecasts.end(), std::back_inserter(result.forecasts));
    }
    std::sort(result.summary.begin(), result.summary.end(), isBefore);
    const auto& choice = *run.choices.back();
    result.selected = run.candidates[choice.candidate].track.name;
    result.reason = choice.reason;
    result.failed = failedModels(grid, run.runs, first);
    const auto reconciled = reconciliationOf(run);
    result.reconciled = {std::string(reconciliationName(reconciled.method)), reconciled.reason};
    result.comparison = compareModels(history, run);
    result.adaptations = bandAdaptations(run, first);
    result.confidence = checkConfidence(confidencePairs(run, first, options.origins));
    return result;
}

} // namespace planwright::forecasting
