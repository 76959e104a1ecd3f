#include "core/service/forecast_service.h"

#include "core/service/forecast_background.h"
#include "core/service/own_known_inputs.h"
#include "core/serving/forecast_from_bundle.h"
#include "core/serving/one_off_days.h"

namespace planwright::service {

Result<ForecastRun> forecastMonths(Workspace& workspace, const TrainingOptions& training, int horizonMonths,
                                   const RunContext& context, Explaining explaining,
                                   const std::optional<std::filesystem::path>& planFile) {
    PLANWRIGHT_ASSIGN(const auto served, currentModel(workspace, training, context));
    PLANWRIGHT_ASSIGN(const auto known, knownInputsFor(workspace, planFile, served.content.panel, horizonMonths));
    PLANWRIGHT_ASSIGN(auto forecast, serving::forecastFromBundle(served, horizonMonths, context, known));
    std::vector<forecasting::MonthExplanation> explanations;
    std::vector<forecasting::MonthBackground> backgrounds;
    if (explaining == Explaining::Yes) {
        PLANWRIGHT_ASSIGN(explanations, serving::explainFromBundle(served, forecast, context));
        PLANWRIGHT_ASSIGN(const auto trained, currentTraining(workspace, training, context));
        PLANWRIGHT_ASSIGN(const auto earlier, earlierBundles(workspace, served));
        PLANWRIGHT_ASSIGN(backgrounds, forecastBackground(served, forecast, trained.backtest.result, earlier, context));
    }
    auto document = serving::forecastDocument(served, forecast, explanations, backgrounds);
    return ForecastRun{std::move(forecast), std::move(explanations), std::move(backgrounds), std::move(document),
                       serving::oneOffSentence(served.content.corrections)};
}

} // namespace planwright::service
