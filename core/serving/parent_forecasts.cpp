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

std::vector<double> meansOf(const Hierarchy& hierarchy, const forecasting::MonthForecast& month) {
    std::vector<double> means;
    for (const auto& category : month.categories)
        means.push_back(category.demand.mean);
    means.resize(hierarchy.nodeCount());
    hierarchy.sumUp(means);
    return means;
}

/// The draws of all nodes, side by side.
std::vector<double> nodeDraws(const Hierarchy& hierarchy, const forecasting::JointDraws& draws, std::size_t horizon) {
    const auto leaves = draws.month(horizon);
    std::vector<double> nodes(leaves.begin(), leaves.end());
    nodes.resize(hierarchy.nodeCount() * draws.count);
    hierarchy.sumUp(nodes, draws.count);
    return nodes;
}

std::vector<ParentForecast> withoutDemand(const Hierarchy& hierarchy) {
    std::vector<ParentForecast> parents;
    for (auto node = hierarchy.leafCount(); node < hierarchy.root(); ++node)
        parents.push_back({hierarchy.name(node), {}, {}});
    for (std::size_t node = 0; node < hierarchy.root(); ++node)
        if (const auto parent = hierarchy.parent(node); parent != hierarchy.root())
            parents[parent - hierarchy.leafCount()].children.push_back(hierarchy.name(node));
    return parents;
}

} // namespace

Result<std::vector<std::vector<ParentForecast>>> parentForecasts(const ServedModel& served,
                                                                 const forecasting::ForecastSet& forecast) {
    std::vector<std::vector<ParentForecast>> months;
    if (served.content.parents.empty())
        return months;
    std::vector<std::string> categories;
    for (const auto& category : forecast.months.front().categories)
        categories.push_back(category.category);
    PLANWRIGHT_ASSIGN(const auto hierarchy, Hierarchy::make(std::move(categories), served.content.parents));
    RunContext context;
    context.seed = served.facts.seed;
    PLANWRIGHT_ASSIGN(const auto draws, forecasting::jointDraws(*served.content.model, forecast, context));
    for (const auto& month : forecast.months) {
        const auto means = meansOf(hierarchy, month);
        const auto nodes = nodeDraws(hierarchy, draws, static_cast<std::size_t>(month.horizon));
        auto& parents = months.emplace_back(withoutDemand(hierarchy));
        for (std::size_t i = 0; i < parents.size(); ++i) {
            const auto node = hierarchy.leafCount() + i;
            const auto first = nodes.begin() + static_cast<std::ptrdiff_t>(node * draws.count);
            parents[i].demand.mean = means[node];
            parents[i].demand.quantiles =
                forecasting::quantilesOf({first, first + static_cast<std::ptrdiff_t>(draws.count)});
        }
    }
    return months;
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
