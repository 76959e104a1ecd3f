#include "core/decisions/config.h"

#include "core/base/text.h"
#include "core/decisions/decide.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <vector>

namespace planwright::decisions {
namespace {

using Json = nlohmann::json;

constexpr std::string_view schema = "planwright.decision-config/1";

// One number of the config: where it stands in the document, what it may be, and where it lives.
struct Field {
    std::string section;
    std::string name;
    double low;
    double high;
    std::function<double&(Config&)> at;
};

std::vector<Field> perClass(const std::string& section, PerClass Config::*member) {
    return {{section, "low", 0, 1, [member](Config& c) -> double& { return (c.*member)[0]; }},
            {section, "medium", 0, 1, [member](Config& c) -> double& { return (c.*member)[1]; }},
            {section, "high", 0, 1, [member](Config& c) -> double& { return (c.*member)[2]; }}};
}

std::vector<Field> cutOffs(const std::string& name, double top, CutOffs Config::*member) {
    return {{"risk", name + "_medium", 0, top, [member](Config& c) -> double& { return (c.*member).medium; }},
            {"risk", name + "_high", 0, top, [member](Config& c) -> double& { return (c.*member).high; }}};
}

Field single(const char* section, const char* name, double low, double high, double Config::*member) {
    return {section, name, low, high, [member](Config& c) -> double& { return c.*member; }};
}

std::vector<Field> allFields() {
    std::vector<Field> fields{
        single("hold", "dead_band", 0, 10, &Config::deadBand),
        single("hold", "signal_to_noise", 0, 10, &Config::signalToNoise),
        single("action", "budget_gain", 0, 10, &Config::budgetGain),
        single("action", "stock_gain", 0, 10, &Config::stockGain),
        single("action", "budget_cap", 0, 10, &Config::budgetCap),
        single("action", "stock_cap", 0, 10, &Config::stockCap),
        single("action", "spend_floor", .01, 1, &Config::spendFloor),
        single("action", "stock_floor", 0, 1, &Config::stockFloor),
        single("action", "keep_plan_gain", 0, 1, &Config::keepPlanGain),
        single("defaults", "elasticity", 0, .99, &Config::elasticityDefault),
        single("defaults", "unit_cost_share", 0, 1, &Config::unitCostShare),
        single("defaults", "salvage_share", 0, 1, &Config::salvageShare),
        single("defaults", "holding_share", 0, 1, &Config::holdingShare),
        single("portfolio", "rho", 0, 1, &Config::portfolioRho),
    };
    for (const auto& more :
         {cutOffs("volatility", 1, &Config::volatility), cutOffs("confidence", 1, &Config::confidence),
          cutOffs("profit_spread", 100, &Config::profitSpread),
          cutOffs("loss_probability", 1, &Config::lossProbability), perClass("increase_cap", &Config::increaseCap),
          perClass("risk_weight", &Config::riskWeight)})
        fields.insert(fields.end(), more.begin(), more.end());
    return fields;
}

Error refuse(const std::string& path, const std::string& why) {
    return {ErrorCode::InvalidArgument, why, {{}, 0, path.empty() ? "config" : "config." + path}};
}

bool isSection(const std::string& name, const std::vector<Field>& fields) {
    return name == "portfolio" ||
           std::any_of(fields.begin(), fields.end(), [&name](const Field& field) { return field.section == name; });
}

Status readField(const Json& value, const std::string& path, const std::vector<Field>& fields, Config& config) {
    if (path == "portfolio.draws") {
        if (!value.is_number_integer() || value < 100 || value > 1'000'000)
            return refuse(path, "The number of draws must be a whole number from 100 to 1,000,000.");
        config.portfolioDraws = value.get<int>();
        return {};
    }
    for (const auto& field : fields) {
        if (path != field.section + "." + field.name)
            continue;
        if (!value.is_number() || !(value.get<double>() >= field.low) || !(value.get<double>() <= field.high))
            return refuse(path, "The value must be a number from " + shortestDouble(field.low) + " to " +
                                    shortestDouble(field.high) + ".");
        field.at(config) = value.get<double>();
        config.rhoIsDefault = config.rhoIsDefault && path != "portfolio.rho";
        return {};
    }
    return refuse(path, "There is no such setting in the decision config.");
}

Status checkOrder(const Config& config) {
    const auto ascending = [](const CutOffs& cut) { return cut.medium <= cut.high; };
    if (!ascending(config.volatility) || !ascending(config.profitSpread) || !ascending(config.lossProbability) ||
        config.confidence.medium < config.confidence.high)
        return refuse("risk", "A High cut-off must be at least as severe as the Medium one.");
    if (config.increaseCap[0] < config.increaseCap[1] || config.increaseCap[1] < config.increaseCap[2])
        return refuse("increase_cap", "The caps must not rise with the risk class.");
    if (config.riskWeight[0] > config.riskWeight[1] || config.riskWeight[1] > config.riskWeight[2])
        return refuse("risk_weight", "The weights must not fall with the risk class.");
    return {};
}

} // namespace

Result<Config> parseConfig(std::string_view json) {
    Config config;
    if (trimmed(json).empty())
        return config;
    const Json document = Json::parse(json, nullptr, false);
    if (!document.is_object())
        return refuse("", "The decision config is not a JSON object.");
    const auto fields = allFields();
    for (const auto& [section, values] : document.items()) {
        if (section == "schema") {
            if (values != schema)
                return refuse(section, "This version reads " + std::string(schema) + " only.");
            continue;
        }
        if (!isSection(section, fields) || !values.is_object())
            return refuse(section, "There is no such section in the decision config.");
        for (const auto& [name, value] : values.items()) {
            std::string path = section;
            path.append(".").append(name);
            PLANWRIGHT_TRY(readField(value, path, fields, config));
        }
    }
    PLANWRIGHT_TRY(checkOrder(config));
    return config;
}

std::string configToJson(const Config& config) {
    Config copy = config;
    Json document{{"schema", schema}, {"portfolio", {{"draws", config.portfolioDraws}}}};
    for (const auto& field : allFields())
        document[field.section][field.name] = field.at(copy);
    return document.dump();
}

std::string defaultConfigJson() {
    return configToJson(Config());
}

} // namespace planwright::decisions
