#include "core/serving/parent_forecasts.h"

#include "core/forecasting/draws/total_draws.h"
#include "core/forecasting/reconcile/hierarchy.h"
#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

namespace planwright::serving {
namespace {

using forecasting::Hierarchy;
using nlohmann::json;

constexpr auto schemaName = "planwright.hierarchy/1";

std::vector<ParentForecast> withoutDemand(const Hierarchy& hierarchy) {
    std::vector<ParentForecast> parents;
    for (auto node = hierarchy.leafCount(); node < hierarchy.root(); ++node)
        parents.push_back({hierarchy.name(node), {}, {}});
    for (std::size_t node = 0; node < hierarchy.root(); ++node)
        if (const auto parent = hierarchy.parent(node); parent != hierarchy.root())
            parents[parent - hierarchy.leafCount()].children.push_back(hierarchy.name(node));
    return parents;
}

/// From the categories' means and draws (side by side).
std::vector<ParentForecast> parentsOf(const Hierarchy& hierarchy, std::vector<double> means, std::vector<double> draws,
                                      std::size_t count) {
    means.resize(hierarchy.nodeCount());
    hierarchy.sumUp(means);
    draws.resize(hierarchy.nodeCount() * count);
    hierarchy.sumUp(draws, count);
    auto parents = withoutDemand(hierarchy);
    for (std::size_t i = 0; i < parents.size(); ++i) {
        const auto node = hierarchy.leafCount() + i;
        const auto first = draws.begin() + static_cast<std::ptrdiff_t>(node * count);
        parents[i].demand.mean = means[node];
        parents[i].demand.quantiles = forecasting::quantilesOf({first, first + static_cast<std::ptrdiff_t>(count)});
    }
    return parents;
}

} // namespace

Result<ParentForecasts> parentForecasts(const ServedModel& served, const forecasting::ForecastSet& forecast) {
    ParentForecasts parents;
    if (served.content.parents.empty())
        return parents;
    std::vector<std::string> categories;
    for (const auto& category : forecast.months.front().categories)
        categories.push_back(category.category);
    PLANWRIGHT_ASSIGN(const auto hierarchy, Hierarchy::make(std::move(categories), served.content.parents));
    RunContext context;
    context.seed = served.facts.seed;
    PLANWRIGHT_ASSIGN(const auto draws, forecasting::jointDraws(*served.content.model, forecast, context));
    for (const auto& month : forecast.months) {
        std::vector<double> means;
        for (const auto& category : month.categories)
            means.push_back(category.demand.mean);
        const auto leaves = draws.month(static_cast<std::size_t>(month.horizon));
        parents.months.push_back(parentsOf(hierarchy, std::move(means), {leaves.begin(), leaves.end()}, draws.count));
    }
    if (forecast.together) {
        std::vector<double> means;
        for (const auto& category : forecast.together->categories)
            means.push_back(category.mean);
        parents.together = parentsOf(hierarchy, std::move(means), forecasting::allMonthsOf(draws), draws.count);
    }
    return parents;
}

json parentsJson(const std::vector<ParentForecast>& parents) {
    json list = json::array();
    for (const auto& parent : parents) {
        list.push_back(
            {{"parent", parent.parent}, {"children", parent.children}, {"mean", number(parent.demand.mean)}});
        putQuantiles(list.back(), parent.demand.quantiles);
    }
    return list;
}

std::string parentsToJson(const std::map<std::string, std::string>& parents) {
    return json{{"schema", schemaName}, {"parents", parents}}.dump(1, ' ', false, json::error_handler_t::replace);
}

Result<std::map<std::string, std::string>> parentsFromJson(std::string_view text) {
    try {
        const auto document = json::parse(text);
        if (document.at("schema") == schemaName)
            return document.at("parents").get<std::map<std::string, std::string>>();
    } catch (const json::exception&) {
        // As any other file that is none of ours.
    }
    return Error(ErrorCode::InvalidArgument, "The parents of the categories cannot be read.");
}

} // namespace planwright::serving
