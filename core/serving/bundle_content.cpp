#include "core/serving/bundle_content.h"

#include "core/serving/model_catalog.h"
#include "core/serving/one_off_days.h"
#include "core/serving/panel_json.h"
#include "core/serving/parent_forecasts.h"

#include <string_view>

namespace planwright::serving {
namespace {

constexpr std::string_view modelFolder = "model/";
constexpr auto panelFile = "panel.json";
constexpr auto decisionConfigFile = "decision_config.json";
constexpr auto oneOffDaysFile = "one_off_days.json"; // only where there are some
constexpr auto hierarchyFile = "hierarchy.json";     // likewise

Error unreadable(const std::string& file, const Error& reason) {
    return {ErrorCode::Conflict, reason.message() + " Train again with this version of Planwright.", {file, 0, {}}};
}

} // namespace

std::map<std::string, std::string> encodeBundleContent(const BundleContent& content) {
    std::map<std::string, std::string> files;
    for (auto& [name, bytes] : forecasting::serialize(*content.model))
        files.emplace(std::string(modelFolder) + name, std::move(bytes));
    files.emplace(panelFile, panelToJson(content.panel));
    files.emplace(decisionConfigFile, content.decisionConfigJson);
    if (!content.corrections.empty())
        files.emplace(oneOffDaysFile, oneOffDaysToJson(content.corrections));
    if (!content.parents.empty())
        files.emplace(hierarchyFile, parentsToJson(content.parents));
    return files;
}

Result<ServedModel> loadServedModel(const std::filesystem::path& bundleDirectory) {
    PLANWRIGHT_ASSIGN(auto bundle, registry::loadBundle(bundleDirectory));
    std::map<std::string, std::string> modelFiles;
    for (auto& [name, bytes] : bundle.files)
        if (name.starts_with(modelFolder))
            modelFiles.emplace(name.substr(modelFolder.size()), std::move(bytes));

    ServedModel served;
    served.catalog = standardCatalog();
    auto model = forecasting::restore(modelFiles, *served.catalog);
    if (!model)
        return unreadable("model", model.error());
    auto panel = panelFromJson(bundle.files[panelFile]);
    if (!panel)
        return unreadable(panelFile, panel.error());
    served.content = {std::move(*model), std::move(*panel), std::move(bundle.files[decisionConfigFile])};
    if (const auto oneOffs = bundle.files.find(oneOffDaysFile); oneOffs != bundle.files.end()) {
        auto corrections = oneOffDaysFromJson(oneOffs->second);
        if (!corrections)
            return unreadable(oneOffDaysFile, corrections.error());
        served.content.corrections = std::move(*corrections);
    }
    if (const auto hierarchy = bundle.files.find(hierarchyFile); hierarchy != bundle.files.end()) {
        auto parents = parentsFromJson(hierarchy->second);
        if (!parents)
            return unreadable(hierarchyFile, parents.error());
        served.content.parents = std::move(*parents);
    }
    served.sha256 = std::move(bundle.manifestSha256);
    served.facts = std::move(bundle.facts);
    return served;
}

} // namespace planwright::serving
