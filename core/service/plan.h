#pragma once

#include "core/forecasting/analogue.h"
#include "core/forecasting/explanation.h"
#include "core/service/export/report_html.h"
#include "core/service/forecast_background.h"
#include "core/service/known_inputs_file.h"
#include "core/service/training_service.h"
#include "core/service/workspace.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

/// All that a workspace's current data and model say of the next months, as one value: what `run` reports, and what
/// further questions are asked of. Made once, shared by threads, never changed. Its backtest holds the automatic
/// choice's forecasts, every model's summary and their comparison.
struct Plan : ReportInput {
    ReportHistory revenue; ///< `history` in money instead of units
    std::shared_ptr<const serving::ServedModel> served;
    forecasting::Analogues analogues; ///< categories that are forecast like others, as a planner said
    KnownInputs known;                ///< all that was known in advance; forecast.known is of effect
    EarlierBundles earlierBundles;    ///< where a forecast of the same months that was given earlier may be found
};

/// A training on the current snapshot, as its bundle answers: what was trained is not looked at again. It knows in
/// advance what knownInputsFor() this file says.
[[nodiscard]] Result<std::shared_ptr<const Plan>> makePlan(Workspace& workspace, data::ImportReport import,
                                                           const TrainingRun& training, const RunContext& context,
                                                           const std::optional<std::filesystem::path>& planFile = {});

/// The plan of a workspace as it stands; a snapshot without a model is trained first (a change of its own). NotFound
/// before the first import.
[[nodiscard]] Result<std::shared_ptr<const Plan>> loadPlan(Workspace& workspace, const TrainingOptions& options,
                                                           const RunContext& context);

/// Where each forecast of the plan comes from, by month as in `plan.forecast`.
[[nodiscard]] Result<std::vector<forecasting::MonthExplanation>> explainForecast(const Plan& plan,
                                                                                 const RunContext& context);

/// What stands behind each of them besides that, likewise.
[[nodiscard]] Result<std::vector<forecasting::MonthBackground>> forecastBackground(const Plan& plan,
                                                                                   const RunContext& context);

/// report.html of the plan, which also says where each forecast of the first month comes from.
[[nodiscard]] Result<std::string> planReport(const Plan& plan, const RunContext& context);

/// The `forecast` and `decide` documents of the plan, byte for byte as the command line prints them.
[[nodiscard]] std::string forecastDocument(const Plan& plan);
[[nodiscard]] std::string decisionDocument(const Plan& plan);

} // namespace planwright::service
