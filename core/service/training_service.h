#pragma once

#include "core/forecasting/trained_model.h"
#include "core/service/workspace_change.h"
#include "core/serving/bundle_content.h"

#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

/// What a model is trained with; together with the snapshot, the seed and the decision config it fixes the bundle.
struct TrainingOptions {
    int origins = 12;
    std::vector<std::string> models; ///< empty: all
    data::Measure measure = data::Measure::Units;
    std::optional<Date> until; ///< data after this day is not looked at
};

/// The names that TrainingOptions::models may hold.
[[nodiscard]] std::vector<std::string> modelNames();

struct BacktestRun {
    std::string snapshotSha256;
    forecasting::BacktestResult result;
    std::size_t oneOffDays = 0; ///< days that planners marked as one-offs, and that were learnt from as usual ones
    std::string oneOffNote;     ///< the same in sentences, with what was left as it was; empty without such marks
};

/// The backtest of the current snapshot; changes nothing.
[[nodiscard]] Result<BacktestRun> backtest(Workspace& workspace, const TrainingOptions& options,
                                           const RunContext& context);

/// The `backtest` document (design.md section 5).
[[nodiscard]] std::string backtestDocument(const BacktestRun& run, std::uint64_t seed);

struct TrainingRun {
    BacktestRun backtest;
    std::string bundleSha256;
};

/// What is kept of a backtest: the automatic choice's forecasts, every model's summary and their comparison.
[[nodiscard]] forecasting::BacktestResult keptBacktest(const forecasting::BacktestResult& backtest);

/// The kept part as the workspace stores it, with what was said of one-offs.
[[nodiscard]] std::string storedBacktest(const BacktestRun& run, std::uint64_t seed);
/// Conflict where the text is no backtest of this version; one of an older program may lack the comparison.
[[nodiscard]] Result<BacktestRun> parseStoredBacktest(const std::string& text);

/// Backtests, selects and fits on the current snapshot, where the workspace's marks of one-offs (outlier_marks.h) say
/// so learning from the usual day instead, and writes the bundle, within the change. The workspace's analogues
/// (own_analogues.h) go into a bundle beside that, made from a kept training where there is one.
[[nodiscard]] Result<TrainingRun> train(WorkspaceChange& change, const TrainingOptions& options,
                                        const RunContext& context);

/// The training of the current snapshot, its backtest as far as it is kept; made first (a change of its own) where
/// there is none yet.
[[nodiscard]] Result<TrainingRun> currentTraining(Workspace& workspace, const TrainingOptions& options,
                                                  const RunContext& context);

/// The model for the current snapshot, read from its bundle; trained first where there is none yet.
[[nodiscard]] Result<serving::ServedModel> currentModel(Workspace& workspace, const TrainingOptions& options,
                                                        const RunContext& context);

} // namespace planwright::service
