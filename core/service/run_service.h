#pragma once

#include "core/service/import_service.h"
#include "core/service/plan.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace planwright::service {

struct RunResult {
    std::shared_ptr<const Plan> plan;
    BacktestRun backtest;         ///< of every model; the plan keeps the automatic choice's forecasts only
    std::filesystem::path report; ///< report.html in the workspace's exports
};

/// The main job: import, backtest, select, forecast, decide and report, as one change of the workspace. The forecast
/// knows in advance what knownInputsFor() this file says; a file that is refused leaves the workspace as it was.
[[nodiscard]] Result<RunResult> run(Workspace& workspace, const ImportOptions& import, const TrainingOptions& training,
                                    const RunContext& context,
                                    const std::optional<std::filesystem::path>& planFile = {});

/// The `run` document: {import, backtest, forecast, decide} and the head.
[[nodiscard]] std::string runDocument(const RunResult& result);

} // namespace planwright::service
