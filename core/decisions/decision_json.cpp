#include "core/decisions/decision_json.h"

#include "core/base/money.h"
#include "core/decisions/trace.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace planwright::decisions {
namespace {

using Json = nlohmann::json;

// Adding 0 turns -0.0 into 0.0.
Json number(const std::optional<double>& value) {
    return value ? Json(*value + 0.0) : Json();
}

Json money(const std::optional<double>& value) {
    constexpr double exactBelow = 1e14; // beyond it a double has no fourth decimal
    if (!value || std::abs(*value) >= exactBelow)
        return number(value);
    return Money::fromDouble(*value).toDouble() + 0.0;
}

Json outcomeJson(const ScenarioOutcome& outcome) {
    return {
        {"units", number(outcome.units)}, {"profit", money(outcome.profit)}, {"profit_net", money(outcome.netProfit)}};
}

Json scenariosJson(const Scenarios& scenarios) {
    return {{"low", outcomeJson(scenarios.low)},
            {"expected", outcomeJson(scenarios.expected)},
            {"high", outcomeJson(scenarios.high)}};
}

Json traceJson(const std::vector<TraceEntry>& trace) {
    Json list = Json::array();
    for (const auto& entry : trace) {
        Json inputs = Json::object();
        for (const auto& [name, value] : entry.inputs)
            inputs[name] = number(value);
        list.push_back({{"rule", entry.rule},
                        {"inputs", std::move(inputs)},
                        {"threshold", number(entry.threshold)},
                        {"effect", entry.effect}});
    }
    return list;
}

void addReason(Json& object, const std::string& why) {
    const auto before = object.value("reason", std::string());
    object["reason"] = before.empty() ? why : before + " " + why;
}

Json categoryJson(const CategoryDecision& d) {
    Json object{{"category", d.category},
                {"risk_class", riskName(d.riskClass)},
                {"hold", d.hold},
                {"spend", money(d.spend)},
                {"spend_change", number(d.spendChange)},
                {"stock_scale", number(d.stockScale)},
                {"order_quantity", number(d.orderQuantity)},
                {"target_stock", number(d.targetStock)},
                {"baseline_stock", number(d.baselineStock)},
                {"service_level", number(d.serviceLevel)},
                {"scenarios", d.scenarios ? scenariosJson(*d.scenarios) : Json()},
                {"expected_profit", money(d.expectedProfit)},
                {"par95", money(d.par95)},
                {"cvar95", money(d.cvar95)},
                {"loss_probability", number(d.lossProbability)},
                {"evpi", money(d.evpi)},
                {"priority", money(d.priority)},
                {"priority_rank", d.priorityRank},
                {"delta", number(d.delta)},
                {"signal_to_noise", number(d.signalToNoise)},
                {"flags", d.flags},
                {"trace", traceJson(d.trace)}};
    if (!d.expectedProfit)
        addReason(object, "No price is known, so nothing can be said in money: the rules alone decided.");
    if (!d.spendChange)
        addReason(object, "There is no ad spend today, so its change is no percentage.");
    if (!d.stockScale)
        addReason(object, "The present stock plan is 0, so its change is no percentage.");
    if (!d.delta)
        addReason(object, "Nothing was sold last month, so the change of demand is no percentage.");
    return object;
}

Json portfolioJson(const PortfolioDecision& p) {
    Json object{{"budget", money(p.budget)},
                {"allocated", money(p.allocated)},
                {"unallocated", money(p.unallocated)},
                {"shadow_price", number(p.shadowPrice)},
                {"expected_profit", money(p.expectedProfit)},
                {"par95", money(p.par95)},
                {"cvar95", money(p.cvar95)},
                {"loss_probability", number(p.lossProbability)},
                {"scenarios", scenariosJson(p.scenarios)},
                {"stress", outcomeJson(p.stress)},
                {"scenario_basis", p.scenarioBasis},
                {"flags", p.flags}};
    if (!p.expectedProfit)
        addReason(object, "No category has a price, so nothing can be said in money.");
    if (!p.shadowPrice)
        addReason(object,
                  hasFlag(p.flags, "BUDGET_BELOW_FLOOR")
                      ? "The budget is below what the lower bounds cost, so one more unit of it changes nothing."
                      : "No category with a price has ad spend, so there is no return to compare.");
    return object;
}

} // namespace

std::string toJson(const DecisionResult& result) {
    Json categories = Json::array();
    for (const auto& decision : result.categories)
        categories.push_back(categoryJson(decision));
    const Json document{{"categories", std::move(categories)},
                        {"portfolio", portfolioJson(result.portfolio)},
                        {"config_sha256", result.configSha256},
                        {"seed", result.seed}};
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace planwright::decisions
