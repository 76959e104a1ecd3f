#include "core/base/parallel.h"
#include "core/forecasting/parents_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace planwright::forecasting {
namespace {

// Boosters are dear: earlier than this many origins back they are fitted only as far as the report reaches. The same
// for any number of reported origins up to 18, so that asking for fewer does not change the choice.
constexpr std::size_t boosterOrigins = 24;
constexpr std::size_t earlierBoosterOrigins = 6;

// Always fitted, as the yardstick of skill and to fill the gaps of others; chosen only if asked for.
constexpr std::array<std::string_view, 2> yardsticks{"recent_days", "seasonal_naive"};

Status checkOptions(const Catalog& catalog, const BacktestOptions& options) {
    if (options.origins < 1 || options.origins > 120)
        return Error(ErrorCode::InvalidArgument, "The backtest needs 1 to 120 origins.", {"", 0, "origins"});
    if (options.horizonMonths < 1 || options.horizonMonths > 12)
        return Error(ErrorCode::InvalidArgument, "The backtest looks 1 to 12 months ahead.", {"", 0, "horizon"});
    for (const auto& name : options.models) {
        if (catalog.find(name) != nullptr)
            continue;
        std::string known;
        for (const auto& forecaster : catalog.all())
            known += fmt::format("{}{}", known.empty() ? "" : ", ", forecaster->name());
        return Error(ErrorCode::InvalidArgument,
                     fmt::format("There is no model named '{}'; the models are: {}.", name, known), {"", 0, "models"});
    }
    return {};
}

bool isAsked(const BacktestOptions& options, const Forecaster& forecaster) {
    return options.models.empty() ? !forecaster.onlyIfNamed()
                                  : std::ranges::find(options.models, forecaster.name()) != options.models.end();
}

std::vector<const Forecaster*> forecastersToFit(const Catalog& catalog, const BacktestOptions& options) {
    std::vector<const Forecaster*> forecasters;
    for (const auto& forecaster : catalog.all()) {
        const auto isYardstick =
            std::find(yardsticks.begin(), yardsticks.end(), forecaster->name()) != yardsticks.end();
        if (isYardstick || isAsked(options, *forecaster))
            forecasters.push_back(forecaster.get());
    }
    return forecasters;
}

std::size_t firstBoosterOrigin(const RollingGrid& grid, const BacktestOptions& options) {
    const auto before = [](std::size_t origin, std::size_t steps) { return origin - std::min(origin, steps); };
    return std::min(before(grid.lastOrigin(), boosterOrigins),
                    before(firstReported(grid, options), earlierBoosterOrigins));
}

/// Says what a pool is made of.
void addMembers(Choice& choice, const BacktestRun& run) {
    const auto& weights = choice.weights;
    std::string members;
    int count = 0;
    for (std::size_t m = 0; m < weights.size(); ++m) {
        if (weights[m] <= 0)
            continue;
        members += fmt::format("{}{} {:.2f}", count == 0 ? "" : ", ", run.runs[m].track.name, weights[m]);
        ++count;
    }
    if (count > 1)
        choice.reason += fmt::format(" It is a weighted mean of {}.", members);
}

void applyExceptions(BacktestRun& run) {
    for (std::size_t o = 0; o < run.grid.originCount(); ++o)
        for (const auto& exception : run.exceptions[o])
            for (int horizon = 1; horizon <= run.grid.horizonMonths(); ++horizon) {
                const auto i = run.grid.index(o, horizon, exception.category);
                run.automatic.points[i] = run.candidates[exception.candidate].track.points[i];
            }
}

Status calibrateAll(BacktestRun& run, const RunContext& context) {
    run.calibrations = calibrateBands(run.grid, run.automatic);
    run.candidateCalibrations.resize(run.candidates.size());
    return parallelFor(run.candidates.size(), context, [&](std::size_t i) -> Status {
        run.candidateCalibrations[i] = calibrateBands(run.grid, run.candidates[i].track);
        return {};
    });
}

} // namespace

std::size_t firstReported(const RollingGrid& grid, const BacktestOptions& options) {
    return grid.lastOrigin() - std::min(grid.lastOrigin(), static_cast<std::size_t>(options.origins));
}

Result<BacktestRun> backtestLevel(const features::History& history, const Catalog& catalog,
                                  const BacktestOptions& options, const RunContext& context, const PastFits& known) {
    PLANWRIGHT_TRY(checkOptions(catalog, options));
    const auto months = static_cast<std::size_t>(history.lastCompleteMonth - history.firstCompleteMonth + 1);
    // What the report needs before its first origin: the errors that are remembered there.
    const auto wanted = static_cast<std::size_t>(options.origins) + 1 + rememberedOrigins;
    BacktestRun run(RollingGrid(history, months > wanted ? months - wanted : 0, options.horizonMonths));
    PLANWRIGHT_ASSIGN(auto fitted, fitRolling(history, run.grid, forecastersToFit(catalog, options),
                                              firstBoosterOrigin(run.grid, options), known, context));
    run.runs = std::move(fitted.runs);
    run.fits = std::move(fitted.past);
    run.candidates = makeCandidates(run.grid, run.runs);
    if (!options.models.empty()) {
        std::erase_if(run.candidates, [&](const Candidate& candidate) {
            const auto* const forecaster = catalog.find(candidate.track.name);
            return forecaster != nullptr && !isAsked(options, *forecaster);
        });
    }
    run.automatic = Track::empty("auto", Simplicity::MixedPool, run.grid);
    for (std::size_t o = 0; o < run.grid.originCount(); ++o) {
        auto choice = chooseAt(run.grid, run.candidates, o);
        if (!choice && o == run.grid.lastOrigin())
            return choice.error();
        if (choice)
            mixInto(run.automatic, run.grid, run.runs, o, choice->weights);
        run.choices.push_back(choice ? std::optional(std::move(*choice)) : std::nullopt);
    }
    addMembers(*run.choices.back(), run);
    run.exceptions = chooseExceptions(run.grid, run.candidates, run.automatic);
    applyExceptions(run);
    return run;
}

Result<BacktestRun> runBacktest(const features::History& history, const Catalog& catalog,
                                const BacktestOptions& options, const RunContext& context, const PastFits& known) {
    PLANWRIGHT_ASSIGN(auto run, backtestLevel(history, catalog, options, context, known));
    PLANWRIGHT_TRY(reconcileRun(run, history, catalog, options, context, known));
    PLANWRIGHT_TRY(calibrateAll(run, context));
    return run;
}

} // namespace planwright::forecasting
