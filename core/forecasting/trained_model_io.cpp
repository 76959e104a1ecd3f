#include "core/forecasting/choice_json.h"
#include "core/forecasting/record_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>

namespace planwright::forecasting {
namespace {

using nlohmann::json;

constexpr int savedVersion = 1;

json modelToJson(const TrainedModel& model) {
    json members = json::array();
    for (const auto& member : model.members)
        members.push_back({{"name", member.name}, {"weight", member.weight}});
    return {{"version", savedVersion},
            {"measure", model.measure == data::Measure::Units ? "units" : "revenue"},
            {"trained_until", model.trainedUntil.toString()},
            {"selected", model.selected},
            {"reason", model.reason},
            {"members", std::move(members)}};
}

std::string text(const json& document) {
    return document.dump(1, ' ', false, json::error_handler_t::replace);
}

json withVersion(json document) {
    document["version"] = savedVersion;
    return document;
}

std::string memberFile(const std::string& name) {
    return fmt::format("members/{}.json", name);
}

Error unreadable(const std::string& file, std::string_view why) {
    return Error(
        ErrorCode::InvalidArgument,
        fmt::format("The trained model cannot be read: {}. Train again, or use the program that wrote it.", why),
        {file, 0, ""});
}

/// The file as JSON of this version. Its keys are checked where they are read.
Result<json> parsed(const std::map<std::string, std::string>& files, const std::string& name) {
    const auto found = files.find(name);
    if (found == files.end())
        return unreadable(name, "a file of it is missing");
    auto document = json::parse(found->second, nullptr, false);
    if (!document.is_object() || !document.contains("version") || !document["version"].is_number_integer())
        return unreadable(name, "a file of it is damaged");
    if (const auto version = document["version"].get<int>(); version != savedVersion)
        return unreadable(name, fmt::format("its version is {}, this program reads {}", version, savedVersion));
    return document;
}

Result<std::vector<Member>> membersFrom(const json& saved, const std::map<std::string, std::string>& files,
                                        const Catalog& catalog) {
    std::vector<Member> members;
    for (const auto& entry : saved.at("members")) {
        const auto name = entry.at("name").get<std::string>();
        const auto* forecaster = catalog.find(name);
        if (forecaster == nullptr)
            return unreadable("model.json", fmt::format("this program has no model named '{}'", name));
        const auto file = files.find(memberFile(name));
        if (file == files.end())
            return unreadable(memberFile(name), "a file of it is missing");
        PLANWRIGHT_ASSIGN(std::shared_ptr<const FittedModel> fitted, forecaster->restore(file->second));
        members.push_back({name, entry.at("weight").get<double>(), std::move(fitted)});
    }
    return members;
}

constexpr auto analoguesFile = "analogues.json"; // only where there are some

json toJson(const Analogues& analogues) {
    json list = json::array();
    for (const auto& analogue : analogues)
        list.push_back({{"category", analogue.category}, {"like", analogue.like}, {"factor", analogue.factor}});
    return {{"version", savedVersion}, {"analogues", std::move(list)}};
}

Status addAnalogues(TrainedModel& model, const std::map<std::string, std::string>& files) {
    if (!files.contains(analoguesFile))
        return {};
    PLANWRIGHT_ASSIGN(const auto saved, parsed(files, analoguesFile));
    for (const auto& entry : saved.at("analogues"))
        model.analogues.push_back({entry.at("category").get<std::string>(), entry.at("like").get<std::string>(),
                                   entry.at("factor").get<double>()});
    if (const auto sound = checkAnalogues(model.analogues); !sound)
        return unreadable(analoguesFile, sound.error().message());
    return {};
}

constexpr auto exceptionsFile = "exceptions.json"; // only where there are some

Status addExceptions(TrainedModel& model, const std::map<std::string, std::string>& files) {
    if (!files.contains(exceptionsFile))
        return {};
    PLANWRIGHT_ASSIGN(const auto saved, parsed(files, exceptionsFile));
    model.exceptions = mixesFrom(saved.at("exceptions"));
    return {};
}

constexpr auto earlierFile = "earlier_choice.json"; // not in older bundles, nor where there was none

Status addEarlierChoice(TrainedModel& model, const std::map<std::string, std::string>& files, const Catalog& catalog) {
    if (!files.contains(earlierFile))
        return {};
    PLANWRIGHT_ASSIGN(const auto saved, parsed(files, earlierFile));
    auto choice = earlierFrom(saved, catalog);
    if (!choice)
        return unreadable(earlierFile, choice.error().message());
    model.earlier = std::move(*choice);
    return {};
}

constexpr auto reconciliationFile = "reconciliation.json"; // only where the means are reconciled
constexpr std::string_view nodesFolder = "parents/";

Status addReconciliation(TrainedModel& model, const std::map<std::string, std::string>& files, const Catalog& catalog) {
    if (!files.contains(reconciliationFile))
        return {};
    PLANWRIGHT_ASSIGN(const auto saved, parsed(files, reconciliationFile));
    auto rule = ruleFrom(saved.at("rule"));
    if (!rule)
        return unreadable(reconciliationFile, rule.error().message());
    std::map<std::string, std::string> nodeFiles;
    for (const auto& [name, content] : files)
        if (name.starts_with(nodesFolder))
            nodeFiles.emplace(name.substr(nodesFolder.size()), content);
    PLANWRIGHT_ASSIGN(auto nodes, restore(nodeFiles, catalog));
    model.reconciliation =
        std::make_shared<const MeanReconciliation>(MeanReconciliation{std::move(*rule), std::move(nodes)});
    return {};
}

constexpr auto dependenceFile = "dependence.json"; // older bundles have none: a correlation is assumed

json toJson(const PastRanks& past) {
    return {{"version", savedVersion}, {"origins", past.origins}, {"horizons", past.horizons}, {"ranks", past.ranks}};
}

Status addDependence(TrainedModel& model, const std::map<std::string, std::string>& files) {
    auto& past = model.past;
    past.categories = model.records.size();
    past.horizons = 1;
    if (!files.contains(dependenceFile))
        return {};
    PLANWRIGHT_ASSIGN(const auto saved, parsed(files, dependenceFile));
    past.origins = saved.at("origins").get<std::size_t>();
    past.horizons = saved.at("horizons").get<std::size_t>();
    past.ranks = saved.at("ranks").get<std::vector<double>>();
    const auto mostRank = static_cast<double>(past.origins);
    const bool isSound =
        past.origins <= rememberedOrigins && past.horizons >= 1 && past.horizons <= model.bands.horizons.size() &&
        past.ranks.size() == past.origins * past.horizons * past.categories &&
        std::all_of(past.ranks.begin(), past.ranks.end(), [&](double rank) { return rank >= 0 && rank <= mostRank; });
    return isSound ? Status() : unreadable(dependenceFile, "its parts do not fit together");
}

bool fitsTogether(const TrainedModel& model) {
    const auto& bands = model.bands;
    const auto isWhole = [&](const CategoryMix& mix) { return mix.weights.size() == model.members.size(); };
    return std::ranges::all_of(model.exceptions, isWhole) && !model.members.empty() && !bands.horizons.empty() &&
           bands.own.size() == model.records.size() &&
           std::all_of(bands.horizons.begin(), bands.horizons.end(),
                       [](const HorizonBand& band) { return band.step <= BandStep::Assumed; });
}

} // namespace

std::map<std::string, std::string> serialize(const TrainedModel& model) {
    json records = json::array();
    for (const auto& record : model.records)
        records.push_back(recordToJson(record));
    std::map<std::string, std::string> files;
    files["model.json"] = text(modelToJson(model));
    files["calibration.json"] = text(withVersion(calibrationToJson(model.bands)));
    json record{{"version", savedVersion}, {"categories", std::move(records)}, {"total", recordToJson(model.total)}};
    if (model.confidence)
        record["confidence"] = confidenceToJson(*model.confidence);
    files["record.json"] = text(record);
    files[dependenceFile] = text(toJson(model.past));
    for (const auto& member : model.members)
        files[memberFile(member.name)] = member.fitted->serialize();
    if (!model.analogues.empty())
        files[analoguesFile] = text(toJson(model.analogues));
    if (!model.exceptions.empty())
        files[exceptionsFile] = text(withVersion({{"exceptions", mixesToJson(model.exceptions)}}));
    if (model.earlier)
        files[earlierFile] = text(withVersion(earlierToJson(*model.earlier)));
    if (model.reconciliation != nullptr) {
        files[reconciliationFile] = text(withVersion({{"rule", ruleToJson(model.reconciliation->rule)}}));
        for (auto& [name, content] : serialize(*model.reconciliation->nodes))
            files[std::string(nodesFolder) + name] = std::move(content);
    }
    return files;
}

Result<std::shared_ptr<const TrainedModel>> restore(const std::map<std::string, std::string>& files,
                                                    const Catalog& catalog) {
    PLANWRIGHT_ASSIGN(const auto saved, parsed(files, "model.json"));
    PLANWRIGHT_ASSIGN(const auto calibration, parsed(files, "calibration.json"));
    PLANWRIGHT_ASSIGN(const auto record, parsed(files, "record.json"));
    auto model = std::make_shared<TrainedModel>();
    try {
        model->measure =
            saved.at("measure").get<std::string>() == "units" ? data::Measure::Units : data::Measure::Revenue;
        PLANWRIGHT_ASSIGN(model->trainedUntil, Month::parse(saved.at("trained_until").get<std::string>()));
        model->selected = saved.at("selected").get<std::string>();
        model->reason = saved.at("reason").get<std::string>();
        PLANWRIGHT_ASSIGN(model->members, membersFrom(saved, files, catalog));
        model->bands = calibrationFrom(calibration);
        for (const auto& category : record.at("categories"))
            model->records.push_back(recordFrom(category));
        model->total = recordFrom(record.at("total"));
        model->confidence = confidenceFrom(record);
        PLANWRIGHT_TRY(addAnalogues(*model, files));
        PLANWRIGHT_TRY(addExceptions(*model, files));
        PLANWRIGHT_TRY(addEarlierChoice(*model, files, catalog));
        PLANWRIGHT_TRY(addDependence(*model, files));
        PLANWRIGHT_TRY(addReconciliation(*model, files, catalog));
    } catch (const json::exception& exception) {
        return unreadable("", exception.what());
    }
    if (!fitsTogether(*model))
        return unreadable("calibration.json", "its parts do not fit together");
    return std::shared_ptr<const TrainedModel>(std::move(model));
}

} // namespace planwright::forecasting
