#pragma once

#include "core/base/run_context.h"
#include "core/service/known_inputs_file.h"
#include "core/service/workspace_change.h"
#include "core/serving/bundle_content.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace planwright::service {

/// What the workspace's planner knows in advance, in the order in which it was saved. Every forecast takes what
/// concerns its months and categories; the rest is of no effect, and stays for later. Conflict where it cannot be read.
[[nodiscard]] Result<KnownInputs> ownKnownInputs(Workspace& workspace);

/// Keeps these instead of those before, as a change of its own. Errors of forecasting::checkKnownInputs(); NotFound
/// before the first import.
[[nodiscard]] Status saveKnownInputs(Workspace& workspace, std::span<const KnownInput> inputs,
                                     const RunContext& context);

/// What the months after the last complete one may be told: at least three of them.
[[nodiscard]] KnownScope knownScope(const data::Panel& panel, int horizonMonths);
/// The same of the current snapshot, a year ahead. NotFound before the first import.
[[nodiscard]] Result<KnownScope> yearsScope(Workspace& workspace, const RunContext& context);

/// What a forecast is to know: that of the file where one is given, which must lie within knownScope(), else what the
/// workspace keeps.
[[nodiscard]] Result<KnownInputs> knownInputsFor(Workspace& workspace,
                                                 const std::optional<std::filesystem::path>& planFile,
                                                 const data::Panel& panel, int horizonMonths);

/// The document `planwright.planned/1`: inputs[] {kind, category (null: all), first_day, last_day, amount (null for a
/// closure), name}.
[[nodiscard]] Result<std::string> knownInputsDocument(Workspace& workspace, std::uint64_t seed);

/// An input as a person types it.
struct KnownInputText {
    std::string kind, category, firstDay, lastDay, amount, name;

    friend bool operator==(const KnownInputText&, const KnownInputText&) = default;
};
[[nodiscard]] KnownInputText textOf(const KnownInput& input);
/// As a line of a file would be read. InvalidArgument, with the field.
[[nodiscard]] Result<KnownInput> readKnownInput(const KnownInputText& text);

/// What is wrong with each input, in their order: an empty text, or a sentence and the field that it is about. Days
/// that are over are no fault: what was kept earlier stays until it is taken out.
struct KnownInputFault {
    std::string field, sentence;
};
[[nodiscard]] std::vector<KnownInputFault> faultsOf(std::span<const KnownInputText> inputs, const KnownScope& scope);

} // namespace planwright::service
