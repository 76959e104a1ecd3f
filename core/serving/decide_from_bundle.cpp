#include "core/serving/decide_from_bundle.h"

#include "core/decisions/decide.h"
#include "core/decisions/decision_json.h"
#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

namespace planwright::serving {
namespace {

using nlohmann::json;

json withResult(json document, const decisions::DecisionResult& result) {
    document.update(json::parse(decisions::toJson(result)));
    return document;
}

} // namespace

Result<decisions::DecisionResult> decideFromBundle(const ServedModel& served, const forecasting::ForecastSet& forecast,
                                                   const DecisionOptions& options, const RunContext& context) {
    return decisions::decide(decisionRequest(served, forecast, options), context);
}

std::string decisionDocument(const ServedModel& served, const forecasting::ForecastSet& forecast,
                             const decisions::DecisionResult& result) {
    auto document = withResult(documentWith({"decide", served.facts.snapshotSha256, result.seed}), result);
    document["month"] = forecast.months.front().month.toString();
    document["model"] = {
        {"name", served.facts.modelName}, {"version", "draft"}, {"sha256", served.sha256}, {"approved", false}};
    return document.dump();
}

std::string decisionDocument(const decisions::DecisionResult& result) {
    auto document = withResult(documentWith({"decide", {}, result.seed}), result);
    document["model"] = nullptr;
    document["model_reason"] = "The input was given directly: no model stands behind it.";
    return document.dump();
}

} // namespace planwright::serving
