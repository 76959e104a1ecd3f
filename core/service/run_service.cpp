#include "core/service/run_service.h"

#include "core/service/text_file.h"
#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

namespace planwright::service {

Result<RunResult> run(Workspace& workspace, const ImportOptions& import, const TrainingOptions& training,
                      const RunContext& context, const std::optional<std::filesystem::path>& planFile) {
    // A slip in the file is told before the import and the training; what it is about, once the data are known.
    if (planFile)
        PLANWRIGHT_TRY(readKnownInputs(*planFile));
    PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, context));
    PLANWRIGHT_ASSIGN(auto report, importFiles(*change, import, context));
    PLANWRIGHT_ASSIGN(auto trained, train(*change, training, context));
    RunResult result;
    PLANWRIGHT_ASSIGN(result.plan, makePlan(workspace, std::move(report), trained, context, planFile));
    result.backtest = std::move(trained.backtest);
    result.report = workspace.exportsDirectory() / "report.html";
    // Beside its place before the commit (a full disk is found in time), in its place after it.
    const auto draft = change->temporaryDirectory() / "report.html";
    PLANWRIGHT_ASSIGN(const auto page, planReport(*result.plan, context));
    PLANWRIGHT_TRY(writeTextFile(draft, page));
    PLANWRIGHT_TRY(context.checkStop());
    PLANWRIGHT_TRY(change->commit());
    PLANWRIGHT_TRY(moveFile(draft, result.report));
    return result;
}

std::string runDocument(const RunResult& result) {
    const auto& plan = *result.plan;
    return serving::documentText(serving::documentWith({"run", plan.import.snapshotSha256, plan.seed}),
                                 {{"import", importDocument(plan.import, plan.seed)},
                                  {"backtest", backtestDocument(result.backtest, plan.seed)},
                                  {"forecast", forecastDocument(plan)},
                                  {"decide", decisionDocument(plan)}});
}

} // namespace planwright::service
