#pragma once

#include "core/forecasting/bands.h"
#include "core/forecasting/category_exceptions.h"
#include "core/forecasting/selection.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace planwright::forecasting {

struct ParentsRun;

/// Everything a backtest learns, each fit done once: what train() keeps and what BacktestResult is written from.
struct BacktestRun {
    explicit BacktestRun(RollingGrid shape)
        : grid(std::move(shape)) {}

    RollingGrid grid;
    std::vector<ModelRun> runs;
    std::vector<Candidate> candidates;
    std::vector<std::optional<Choice>> choices; ///< by origin: what "auto" stood for there; the last one always is
    std::vector<std::vector<CategoryException>> exceptions; ///< by origin: categories that its choice leaves to others
    Track automatic; ///< "auto": at each origin what its choice there, and its exceptions, say; reconciled
    std::vector<BandCalibration> calibrations;                       ///< by origin: those of `automatic`
    std::vector<std::vector<BandCalibration>> candidateCalibrations; ///< by candidate, then origin
    std::shared_ptr<const ParentsRun> parents; ///< what it is reconciled with; null where it cannot be
    PastFits fits;                             ///< to be known in the next backtest
};

/// InsufficientData where no candidate can forecast from all of the history. `known` changes no result.
[[nodiscard]] Result<BacktestRun> runBacktest(const features::History& history, const Catalog& catalog,
                                              const BacktestOptions& options, const RunContext& context,
                                              const PastFits& known = {});

/// The same without parents and calibrations.
[[nodiscard]] Result<BacktestRun> backtestLevel(const features::History& history, const Catalog& catalog,
                                                const BacktestOptions& options, const RunContext& context,
                                                const PastFits& known);

/// The reported part: the last `options.origins` origins that have an actual one month ahead.
[[nodiscard]] BacktestResult reportBacktest(const features::History& history, const BacktestRun& run,
                                            const BacktestOptions& options);

/// First of the reported origins.
[[nodiscard]] std::size_t firstReported(const RollingGrid& grid, const BacktestOptions& options);

} // namespace planwright::forecasting
