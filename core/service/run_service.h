#pragma once

#include "core/service/import_service.h"
#include "core/service/plan.h"

#include <filesystem>
#include <memory>
#include <string>

namespace planwright::service {

struct RunResult {
    std::shared_ptr<const Plan> plan;
    std::string document;         ///< the `run` document: {import, backtest, forecast, decide} and the head
    std::filesystem::path report; ///< report.html in the workspace's exports
};

/// The main job: import, backtest, select, forecast, decide and report, as one change of the workspace.
[[nodiscard]] Result<RunResult> run(Workspace& workspace, const ImportOptions& import, const TrainingOptions& training,
                                    const RunContext& context);

} // namespace planwright::service
