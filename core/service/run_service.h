#pragma once

#include "core/decisions/decision.h"
#include "core/forecasting/forecast.h"
#include "core/service/import_service.h"
#include "core/service/training_service.h"

#include <filesystem>
#include <string>

namespace planwright::service {

struct RunResult {
    data::ImportReport import;
    forecasting::BacktestResult backtest;
    forecasting::ForecastSet forecast;
    decisions::DecisionResult decision;
    std::string document;         ///< the `run` document: {import, backtest, forecast, decide} and the head
    std::filesystem::path report; ///< report.html in the workspace's exports
};

/// The main job: import, backtest, select, forecast, decide and report, as one change of the workspace.
[[nodiscard]] Result<RunResult> run(Workspace& workspace, const ImportOptions& import, const TrainingOptions& training,
                                    const RunContext& context);

} // namespace planwright::service
