#include "core/service/decision_service.h"

#include "core/decisions/decide.h"
#include "core/decisions/decision_input.h"
#include "core/service/economics_file.h"
#include "core/service/own_known_inputs.h"
#include "core/service/text_file.h"
#include "core/serving/decide_from_bundle.h"
#include "core/serving/forecast_from_bundle.h"

namespace planwright::service {
namespace {

Error inFile(const Error& error, const std::filesystem::path& file) {
    return {error.code(), error.message(), {file.string(), error.where().line, error.where().field}};
}

} // namespace

Result<DecisionRun> decideNextMonth(Workspace& workspace, const TrainingOptions& training, const DecideOptions& options,
                                    const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto served, currentModel(workspace, training, context));
    PLANWRIGHT_ASSIGN(const auto known, knownInputsFor(workspace, options.plan, served.content.panel, 1));
    PLANWRIGHT_ASSIGN(auto forecast, serving::forecastFromBundle(served, 1, context, known));
    serving::DecisionOptions question{options.budget, {}};
    if (options.economics) {
        PLANWRIGHT_ASSIGN(question.economics, readEconomics(*options.economics, served.content.panel.categories));
    }
    PLANWRIGHT_ASSIGN(auto result, serving::decideFromBundle(served, forecast, question, context));
    auto document = serving::decisionDocument(served, forecast, result);
    return DecisionRun{std::move(forecast), std::move(result), std::move(document)};
}

Result<DecisionRun> decideInputs(const std::filesystem::path& inputs, std::optional<double> budget,
                                 std::optional<std::uint64_t> seed, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto text, readTextFile(inputs));
    auto request = decisions::parseDecisionInput(text);
    if (!request)
        return inFile(request.error(), inputs);
    if (budget)
        request->budget = budget;
    if (seed)
        request->seed = *seed;
    auto result = decisions::decide(*request, context);
    if (!result)
        return inFile(result.error(), inputs);
    auto document = serving::decisionDocument(*result);
    return DecisionRun{std::nullopt, std::move(*result), std::move(document)};
}

} // namespace planwright::service
