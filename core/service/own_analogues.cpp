#include "core/service/own_analogues.h"

#include "core/base/text.h"
#include "core/data/csv_text.h"
#include "core/data/snapshot.h"
#include "core/data/types/panel_category.h"
#include "core/service/csv_table.h"
#include "core/serving/json_parts.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace planwright::service {
namespace {

constexpr auto heading = "category,like,factor\n";

Error unreadable(const std::string& why) {
    return {ErrorCode::Conflict, "The analogues that the workspace keeps cannot be read (" + why +
                                     "): say again which category is like which."};
}

std::string csvOf(const Analogues& analogues) {
    std::string csv = heading;
    for (const auto& [category, like, factor] : analogues)
        csv += data::csvField(category, ',') + ',' + data::csvField(like, ',') + ',' + shortestDouble(factor) + '\n';
    return csv;
}

Error notThere(const std::string& category, const char* field) {
    return Error(ErrorCode::NotFound, fmt::format("The data hold no category \"{}\".", category), {"", 0, field});
}

} // namespace

Result<Analogues> ownAnalogues(Workspace& workspace) {
    PLANWRIGHT_ASSIGN(const auto csv, workspace.ownTable(ownAnaloguesTable));
    Analogues analogues;
    if (!csv)
        return analogues;
    const auto table = parseCsv(*csv, "analogues of the workspace");
    if (!table)
        return unreadable(table.error().message());
    for (const auto& row : table->rows) {
        const auto factor = row.values.size() == 3 ? parseDouble(row.values[2]) : std::nullopt;
        if (!factor)
            return unreadable(fmt::format("line {}", row.line));
        analogues.push_back({row.values[0], row.values[1], *factor});
    }
    if (const auto sound = forecasting::checkAnalogues(analogues); !sound)
        return unreadable(sound.error().message());
    return analogues;
}

Status saveAnalogues(Workspace& workspace, Analogues analogues, const RunContext& context) {
    PLANWRIGHT_TRY(forecasting::checkAnalogues(analogues));
    std::ranges::sort(analogues, {}, &Analogue::category);
    PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, context));
    PLANWRIGHT_TRY(change->recordAnalogues(csvOf(analogues)));
    return change->commit();
}

Result<Analogues> setAnalogue(Workspace& workspace, const Analogue& analogue, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto snapshot, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(const auto panel,
                      data::loadPanel(workspace.snapshotsDirectory() / snapshot, std::nullopt, context));
    if (!data::categoryOf(panel, analogue.category))
        return notThere(analogue.category, "category");
    if (!data::categoryOf(panel, analogue.like))
        return notThere(analogue.like, "like");
    PLANWRIGHT_ASSIGN(auto analogues, ownAnalogues(workspace));
    analogues = forecasting::withAnalogue(std::move(analogues), analogue);
    PLANWRIGHT_TRY(saveAnalogues(workspace, analogues, context));
    return analogues;
}

Result<Analogues> removeAnalogue(Workspace& workspace, const std::string& category, const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto analogues, ownAnalogues(workspace));
    const auto removed = std::erase_if(analogues, [&](const Analogue& other) { return other.category == category; });
    if (removed == 0)
        return Error(ErrorCode::NotFound, fmt::format("\"{}\" is not forecast like another category.", category),
                     {"", 0, "category"});
    PLANWRIGHT_TRY(saveAnalogues(workspace, analogues, context));
    return analogues;
}

Result<std::string> analoguesDocument(Workspace& workspace, std::uint64_t seed) {
    PLANWRIGHT_ASSIGN(const auto current, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(const auto analogues, ownAnalogues(workspace));
    auto document = serving::documentWith({"analogues", current, seed});
    auto& list = document["analogues"] = nlohmann::json::array();
    for (const auto& [category, like, factor] : analogues)
        list.push_back({{"category", category}, {"like", like}, {"factor", factor}});
    return document.dump();
}

} // namespace planwright::service
