#include "core/service/plan.h"

#include "core/service/event_files.h"
#include "core/service/import_service.h"
#include "core/service/own_known_inputs.h"
#include "core/serving/decide_from_bundle.h"
#include "core/serving/documents.h"
#include "core/serving/forecast_from_bundle.h"

#include <fmt/format.h>

#include <filesystem>

namespace planwright::service {
namespace {

constexpr int horizonMonths = 3;

std::string titleOf(const data::ImportReport& import) {
    if (import.files.empty())
        return {};
    const auto first = eventFileStem(import.files.front());
    return import.files.size() == 1 ? first : fmt::format("{} and {} more", first, import.files.size() - 1);
}

} // namespace

Result<std::shared_ptr<const Plan>> makePlan(Workspace& workspace, data::ImportReport import,
                                             const TrainingRun& training, const RunContext& context,
                                             const std::optional<std::filesystem::path>& planFile) {
    auto plan = std::make_shared<Plan>();
    PLANWRIGHT_ASSIGN(auto served, serving::loadServedModel(workspace.bundlesDirectory() / training.bundleSha256));
    PLANWRIGHT_ASSIGN(plan->known, knownInputsFor(workspace, planFile, served.content.panel, horizonMonths));
    PLANWRIGHT_ASSIGN(plan->forecast, serving::forecastFromBundle(served, horizonMonths, context, plan->known));
    PLANWRIGHT_ASSIGN(plan->decision, serving::decideFromBundle(served, plan->forecast, {}, context));
    plan->title = titleOf(import);
    plan->currency = import.mapping.currency;
    plan->import = std::move(import);
    plan->history = makeReportHistory(served.content.panel, data::Measure::Units);
    plan->revenue = makeReportHistory(served.content.panel, data::Measure::Revenue);
    plan->backtest = keptBacktest(training.backtest.result);
    plan->bandRecord = forecasting::bandRecord(plan->backtest.forecasts);
    plan->oneOffNote = training.backtest.oneOffNote;
    plan->modelName = served.facts.modelName;
    plan->modelSha256 = served.sha256;
    plan->seed = served.facts.seed;
    plan->toolVersion = serving::productVersion();
    plan->analogues = forecasting::analoguesOf(*served.content.model);
    PLANWRIGHT_ASSIGN(plan->earlierBundles, earlierBundles(workspace, served));
    plan->served = std::make_shared<const serving::ServedModel>(std::move(served));
    return std::shared_ptr<const Plan>(std::move(plan));
}

Result<std::shared_ptr<const Plan>> loadPlan(Workspace& workspace, const TrainingOptions& options,
                                             const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto training, currentTraining(workspace, options, context));
    PLANWRIGHT_ASSIGN(const auto document, workspace.importDocument(training.backtest.snapshotSha256));
    PLANWRIGHT_ASSIGN(auto import, parseImportDocument(document));
    return makePlan(workspace, std::move(import), training, context);
}

Result<std::vector<forecasting::MonthExplanation>> explainForecast(const Plan& plan, const RunContext& context) {
    return serving::explainFromBundle(*plan.served, plan.forecast, context);
}

Result<std::vector<forecasting::MonthBackground>> forecastBackground(const Plan& plan, const RunContext& context) {
    return forecastBackground(*plan.served, plan.forecast, plan.backtest, plan.earlierBundles, context);
}

Result<std::string> planReport(const Plan& plan, const RunContext& context) {
    ReportInput input = static_cast<const ReportInput&>(plan);
    PLANWRIGHT_ASSIGN(input.explanations, explainForecast(plan, context));
    PLANWRIGHT_ASSIGN(input.backgrounds, forecastBackground(plan, context));
    return reportHtml(input);
}

std::string forecastDocument(const Plan& plan) {
    return serving::forecastDocument(*plan.served, plan.forecast);
}

std::string decisionDocument(const Plan& plan) {
    return serving::decisionDocument(*plan.served, plan.forecast, plan.decision);
}

} // namespace planwright::service
