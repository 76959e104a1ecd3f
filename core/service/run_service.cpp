#include "core/service/run_service.h"

#include "core/service/text_file.h"
#include "core/serving/json_parts.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace planwright::service {
namespace {

struct Parts {
    std::string import, backtest, forecast, decide;
};

// The parts are finished documents: put side by side as text, in the order of their keys, nothing is parsed again.
std::string runDocument(const Parts& parts, const std::string& snapshotSha256, std::uint64_t seed) {
    const auto head = serving::documentWith({"run", snapshotSha256, seed}).dump();
    return fmt::format(R"({{"backtest":{},"decide":{},"forecast":{},"import":{},{})", parts.backtest, parts.decide,
                       parts.forecast, parts.import, head.substr(1));
}

} // namespace

Result<RunResult> run(Workspace& workspace, const ImportOptions& import, const TrainingOptions& training,
                      const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, context));
    PLANWRIGHT_ASSIGN(auto report, importFiles(*change, import, context));
    PLANWRIGHT_ASSIGN(auto trained, train(*change, training, context));
    auto backtest = backtestDocument(trained.backtest, context.seed);
    RunResult result;
    PLANWRIGHT_ASSIGN(result.plan, makePlan(workspace, std::move(report), std::move(trained), context));
    const auto& plan = *result.plan;
    result.document = runDocument({importDocument(plan.import, context.seed), std::move(backtest),
                                   forecastDocument(plan), decisionDocument(plan)},
                                  plan.import.snapshotSha256, context.seed);
    result.report = workspace.exportsDirectory() / "report.html";
    // Beside its place before the commit (a full disk is found in time), in its place after it.
    const auto draft = change->temporaryDirectory() / "report.html";
    PLANWRIGHT_TRY(writeTextFile(draft, reportHtml(plan)));
    PLANWRIGHT_TRY(context.checkStop());
    PLANWRIGHT_TRY(change->commit());
    PLANWRIGHT_TRY(moveFile(draft, result.report));
    return result;
}

} // namespace planwright::service
