#include "core/service/run_service.h"

#include "core/service/export/report_html.h"
#include "core/service/text_file.h"
#include "core/serving/decide_from_bundle.h"
#include "core/serving/forecast_from_bundle.h"
#include "core/serving/json_parts.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace planwright::service {
namespace {

constexpr int horizonMonths = 3;

struct Parts {
    std::string import, backtest, forecast, decide;
};

// The parts are finished documents: put side by side as text, in the order of their keys, nothing is parsed again.
std::string runDocument(const Parts& parts, const std::string& snapshotSha256, std::uint64_t seed) {
    const auto head = serving::documentWith({"run", snapshotSha256, seed}).dump();
    return fmt::format(R"({{"backtest":{},"decide":{},"forecast":{},"import":{},{})", parts.backtest, parts.decide,
                       parts.forecast, parts.import, head.substr(1));
}

std::string titleOf(const ImportOptions& import) {
    const auto first = import.files.front().stem().string();
    return import.files.size() == 1 ? first : fmt::format("{} and {} more", first, import.files.size() - 1);
}

std::string reportOf(const RunResult& result, const ImportOptions& import, const serving::ServedModel& served) {
    ReportInput input;
    input.title = titleOf(import);
    input.currency = result.import.mapping.currency;
    input.import = result.import;
    input.history = makeReportHistory(served.content.panel, data::Measure::Units);
    input.backtest = result.backtest;
    input.forecast = result.forecast;
    input.decision = result.decision;
    input.modelName = served.facts.modelName;
    input.modelSha256 = served.sha256;
    input.seed = served.facts.seed;
    input.toolVersion = serving::productVersion();
    return reportHtml(input);
}

} // namespace

Result<RunResult> run(Workspace& workspace, const ImportOptions& import, const TrainingOptions& training,
                      const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, context));
    RunResult result;
    PLANWRIGHT_ASSIGN(result.import, importFiles(*change, import, context));
    PLANWRIGHT_ASSIGN(auto trained, train(*change, training, context));
    // Through the bundle, as every other program will: what was trained is not looked at again.
    PLANWRIGHT_ASSIGN(const auto served, serving::loadServedModel(workspace.bundlesDirectory() / trained.bundleSha256));
    PLANWRIGHT_ASSIGN(result.forecast, serving::forecastFromBundle(served, horizonMonths, context));
    PLANWRIGHT_ASSIGN(result.decision, serving::decideFromBundle(served, result.forecast, {}, context));
    result.document =
        runDocument({importDocument(result.import, context.seed), backtestDocument(trained.backtest, context.seed),
                     serving::forecastDocument(served, result.forecast),
                     serving::decisionDocument(served, result.forecast, result.decision)},
                    result.import.snapshotSha256, context.seed);
    result.backtest = std::move(trained.backtest.result);
    result.report = workspace.exportsDirectory() / "report.html";
    // Beside its place before the commit (a full disk is found in time), in its place after it.
    const auto draft = change->temporaryDirectory() / "report.html";
    PLANWRIGHT_TRY(writeTextFile(draft, reportOf(result, import, served)));
    PLANWRIGHT_TRY(context.checkStop());
    PLANWRIGHT_TRY(change->commit());
    PLANWRIGHT_TRY(moveFile(draft, result.report));
    return result;
}

} // namespace planwright::service
