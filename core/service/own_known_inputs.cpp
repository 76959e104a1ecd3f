#include "core/service/own_known_inputs.h"

#include "core/data/csv_text.h"
#include "core/data/snapshot.h"
#include "core/serving/json_parts.h"
#include "core/serving/known_inputs_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace planwright::service {
namespace {

constexpr int usualMonths = 3;
constexpr int mostMonths = 12;

} // namespace

Result<KnownInputs> ownKnownInputs(Workspace& workspace) {
    PLANWRIGHT_ASSIGN(const auto csv, workspace.ownTable(ownKnownInputsTable));
    if (!csv)
        return KnownInputs();
    auto inputs = parseKnownInputs(*csv, "what the workspace knows in advance");
    if (!inputs)
        return Error(ErrorCode::Conflict,
                     "What the workspace keeps as known in advance cannot be read (" + inputs.error().message() +
                         "): enter it again.",
                     inputs.error().where());
    return inputs;
}

Status saveKnownInputs(Workspace& workspace, std::span<const KnownInput> inputs, const RunContext& context) {
    PLANWRIGHT_TRY(forecasting::checkKnownInputs(inputs));
    PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, context));
    PLANWRIGHT_TRY(change->recordKnownInputs(knownInputsText(inputs)));
    return change->commit();
}

KnownScope knownScope(const data::Panel& panel, int horizonMonths) {
    return {panel.categories, panel.lastCompleteMonth + 1,
            panel.lastCompleteMonth + std::max(horizonMonths, usualMonths)};
}

Result<KnownScope> yearsScope(Workspace& workspace, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto snapshot, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(const auto panel,
                      data::loadPanel(workspace.snapshotsDirectory() / snapshot, std::nullopt, context));
    return knownScope(panel, mostMonths);
}

Result<KnownInputs> knownInputsFor(Workspace& workspace, const std::optional<std::filesystem::path>& planFile,
                                   const data::Panel& panel, int horizonMonths) {
    if (planFile)
        return readKnownInputs(*planFile, knownScope(panel, horizonMonths));
    return ownKnownInputs(workspace);
}

Result<std::string> knownInputsDocument(Workspace& workspace, std::uint64_t seed) {
    PLANWRIGHT_ASSIGN(const auto current, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(const auto inputs, ownKnownInputs(workspace));
    auto document = serving::documentWith({"planned", current, seed});
    auto& list = document["inputs"] = nlohmann::json::array();
    for (const auto& input : inputs)
        list.push_back(serving::knownInputJson(input));
    return document.dump();
}

KnownInputText textOf(const KnownInput& input) {
    return {std::string(forecasting::kindName(input.kind)),
            input.category,
            input.firstDay.toString(),
            input.lastDay.toString(),
            amountText(input),
            input.name};
}

Result<KnownInput> readKnownInput(const KnownInputText& text) {
    std::string csv = "kind,category,first_day,last_day,amount,name\n";
    for (const auto* field : {&text.kind, &text.category, &text.firstDay, &text.lastDay, &text.amount})
        csv += data::csvField(*field, ',') + ',';
    PLANWRIGHT_ASSIGN(const auto inputs, parseKnownInputs(csv + data::csvField(text.name, ','), {}));
    return inputs.front();
}

std::vector<KnownInputFault> faultsOf(std::span<const KnownInputText> inputs, const KnownScope& scope) {
    std::vector<KnownInputFault> faults(inputs.size());
    KnownInputs sound;
    std::vector<std::size_t> rows; // of the sound ones
    const auto blame = [&](std::size_t row, const Error& error) {
        faults[row] = {error.where().field, error.message()};
    };
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const auto input = readKnownInput(inputs[i]);
        if (!input) {
            blame(i, input.error());
            continue;
        }
        const bool isOver = input->lastDay < scope.firstMonth.firstDay();
        if (const auto within = isOver ? Status() : checkScope(*input, scope); !within)
            blame(i, within.error());
        sound.push_back(*input);
        rows.push_back(i);
    }
    if (const auto together = forecasting::checkKnownInputs(sound); !together) {
        const auto number = std::max<std::int64_t>(together.error().where().line, 1);
        blame(rows[static_cast<std::size_t>(number - 1)], together.error());
    }
    return faults;
}

} // namespace planwright::service
