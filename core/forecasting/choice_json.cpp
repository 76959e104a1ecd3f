#include "core/forecasting/choice_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace planwright::forecasting {
namespace {

using nlohmann::json;

Error unfit(std::string_view why) {
    return Error(ErrorCode::InvalidArgument, std::string(why));
}

constexpr std::array ways{Reconciliation::Ols, Reconciliation::WlsStruct, Reconciliation::WlsVar,
                          Reconciliation::MintShrink};

bool isWhole(const NodeResiduals& residuals, std::size_t nodes) {
    return residuals.values.size() == residuals.rows * nodes;
}

} // namespace

json mixesToJson(const std::vector<CategoryMix>& mixes) {
    json list = json::array();
    for (const auto& mix : mixes)
        list.push_back(
            {{"category", mix.category}, {"selected", mix.selected}, {"reason", mix.reason}, {"weights", mix.weights}});
    return list;
}

std::vector<CategoryMix> mixesFrom(const json& saved) {
    std::vector<CategoryMix> mixes;
    for (const auto& entry : saved)
        mixes.push_back({entry.at("category").get<std::string>(), entry.at("selected").get<std::string>(),
                         entry.at("reason").get<std::string>(), entry.at("weights").get<std::vector<double>>()});
    return mixes;
}

json ruleToJson(const ReconciliationRule& rule) {
    json residuals = json::array();
    for (const auto& horizon : rule.residuals)
        residuals.push_back({{"rows", horizon.rows}, {"values", horizon.values}});
    return {{"method", reconciliationName(rule.method)},
            {"parents", rule.parents},
            {"categories", rule.categories},
            {"residuals", std::move(residuals)}};
}

Result<ReconciliationRule> ruleFrom(const json& saved) {
    ReconciliationRule rule;
    rule.parents = saved.at("parents").get<std::map<std::string, std::string>>();
    rule.categories = saved.at("categories").get<std::vector<std::string>>();
    for (const auto& horizon : saved.at("residuals"))
        rule.residuals.push_back(
            {horizon.at("rows").get<std::size_t>(), horizon.at("values").get<std::vector<double>>()});
    const auto way = std::ranges::find(ways, saved.at("method").get<std::string>(), reconciliationName);
    if (way == ways.end())
        return unfit("this program does not know its way to reconcile");
    rule.method = *way;
    PLANWRIGHT_ASSIGN(const auto hierarchy, Hierarchy::make(rule.categories, rule.parents));
    const auto nodes = hierarchy.nodeCount();
    if (rule.residuals.empty() ||
        !std::ranges::all_of(rule.residuals, [&](const auto& residuals) { return isWhole(residuals, nodes); }))
        return unfit("its parts do not fit together");
    return rule;
}

json earlierToJson(const EarlierChoice& choice) {
    json saved{{"exceptions", mixesToJson(choice.exceptions)},
               {"selected", choice.selected},
               {"members", choice.members},
               {"weights", choice.weights}};
    if (choice.reconciliation != nullptr)
        saved["reconciliation"] = {{"rule", ruleToJson(choice.reconciliation->rule)},
                                   {"nodes", earlierToJson(choice.reconciliation->nodes)}};
    return saved;
}

Result<EarlierChoice> earlierFrom(const json& saved, const Catalog& catalog) {
    EarlierChoice choice{saved.at("selected").get<std::string>(),
                         saved.at("members").get<std::vector<std::string>>(),
                         saved.at("weights").get<std::vector<double>>(),
                         mixesFrom(saved.at("exceptions")),
                         {}};
    const auto isOfAll = [&](const CategoryMix& mix) { return mix.weights.size() == choice.members.size(); };
    if (choice.weights.size() != choice.members.size() || !std::ranges::all_of(choice.exceptions, isOfAll))
        return unfit("its parts do not fit together");
    for (const auto& name : choice.members)
        if (catalog.find(name) == nullptr)
            return unfit(fmt::format("this program has no model named '{}'", name));
    if (const auto nested = saved.find("reconciliation"); nested != saved.end()) {
        PLANWRIGHT_ASSIGN(auto rule, ruleFrom(nested->at("rule")));
        PLANWRIGHT_ASSIGN(auto nodes, earlierFrom(nested->at("nodes"), catalog));
        choice.reconciliation =
            std::make_shared<const EarlierReconciliation>(EarlierReconciliation{std::move(rule), std::move(nodes)});
    }
    return choice;
}

} // namespace planwright::forecasting
