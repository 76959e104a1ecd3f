#include "core/serving/decision_request.h"

#include "core/forecasting/draws/total_draws.h"

#include <utility>

namespace planwright::serving {
namespace {

void replaceIfGiven(std::optional<double>& value, const std::optional<double>& given) {
    if (given)
        value = given;
}

std::optional<double> asDouble(const std::optional<Money>& money) {
    return money ? std::optional(money->toDouble()) : std::nullopt;
}

void applyEconomics(decisions::CategoryInput& input, const CategoryEconomics& given) {
    auto& economics = input.economics;
    replaceIfGiven(economics.price, given.economics.price);
    replaceIfGiven(economics.unitCost, given.economics.unitCost);
    replaceIfGiven(economics.salvage, given.economics.salvage);
    replaceIfGiven(economics.goodwill, given.economics.goodwill);
    replaceIfGiven(economics.holding, given.economics.holding);
    replaceIfGiven(economics.onHand, given.economics.onHand);
    replaceIfGiven(economics.inbound, given.economics.inbound);
    replaceIfGiven(economics.baselineStock, given.economics.baselineStock);
    replaceIfGiven(input.spend, given.spend);
    replaceIfGiven(input.elasticity, given.elasticity);
}

decisions::CategoryInput categoryInput(const forecasting::CategoryForecast& forecast,
                                       const data::CategoryFacts& facts) {
    decisions::CategoryInput input;
    input.category = forecast.category;
    input.lastMonth = forecast.lastMonth;
    input.deltaYoy = forecast.deltaYoy;
    input.knots = forecast.demand.quantiles;
    // Unknown counts as the worst: rules R1 and R2 then keep the category's actions small.
    input.confidence = forecast.confidence.value_or(0);
    input.volatility = forecast.volatility.value_or(1);
    input.wape = forecast.error.wape;
    input.spend = asDouble(facts.adSpendLastMonth);
    input.economics.price = asDouble(facts.medianPrice);
    input.economics.unitCost = asDouble(facts.medianUnitCost);
    input.flags = forecast.flags;
    return input;
}

/// Next month's, drawn as the forecast's total was.
decisions::JointRanks jointRanks(const ServedModel& served, const forecasting::ForecastSet& forecast) {
    RunContext context;
    context.seed = served.facts.seed;
    auto draws = forecasting::jointDraws(*served.content.model, {forecast.lastCompleteMonth, {forecast.months.front()}},
                                         context);
    return draws ? decisions::JointRanks{draws->count, std::move(draws->ranks)} : decisions::JointRanks();
}

} // namespace

decisions::DecisionRequest decisionRequest(const ServedModel& served, const forecasting::ForecastSet& forecast,
                                           const DecisionOptions& options) {
    decisions::DecisionRequest request;
    request.budget = options.budget;
    request.configJson = served.content.decisionConfigJson;
    request.seed = served.facts.seed;
    const auto& next = forecast.months.front();
    for (std::size_t c = 0; c < next.categories.size(); ++c) {
        auto input = categoryInput(next.categories[c], served.content.panel.facts[c]);
        if (const auto given = options.economics.find(input.category); given != options.economics.end())
            applyEconomics(input, given->second);
        request.categories.push_back(std::move(input));
    }
    request.joint = jointRanks(served, forecast);
    return request;
}

} // namespace planwright::serving
