#include "app/cli/file_actions.h"
#include "app/cli/known_text.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

using service::KnownInputs;
using service::Workspace;

Result<Output> answer(Workspace& workspace, const RunContext& context, std::string text) {
    PLANWRIGHT_ASSIGN(auto json, service::knownInputsDocument(workspace, context.seed));
    return Output{std::move(text), std::move(json)};
}

Result<Output> list(Workspace& workspace, const std::string&, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto inputs, service::ownKnownInputs(workspace));
    return answer(workspace, context, plannedText(inputs));
}

Result<Output> importFile(Workspace& workspace, const std::string& file, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto scope, service::yearsScope(workspace, context));
    PLANWRIGHT_ASSIGN(const auto inputs, service::readKnownInputs(file, scope));
    PLANWRIGHT_TRY(service::saveKnownInputs(workspace, inputs, context));
    return answer(workspace, context,
                  fmt::format("Every forecast knows this from now on, instead of what it knew before.\n\n{}",
                              plannedText(inputs)));
}

Result<Output> exportFile(Workspace& workspace, const std::string& file, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto inputs, service::ownKnownInputs(workspace));
    PLANWRIGHT_TRY(service::writeKnownInputs(file, inputs));
    return answer(workspace, context, fmt::format("{} rows were written to {}.\n", inputs.size(), file));
}

Result<Output> clear(Workspace& workspace, const std::string&, const RunContext& context) {
    PLANWRIGHT_TRY(service::saveKnownInputs(workspace, {}, context));
    return answer(workspace, context, "Nothing is known in advance any more.\n");
}

} // namespace

std::vector<Verb> addPlannedVerbs(Command app) {
    const auto group = app.group("planned", "Promotions, prices, special days and closures that are known in advance: "
                                            "list, import, export, clear");
    return addFileActions(
        group, {{"list", "What every forecast of this workspace knows in advance", false, list},
                {"import", "Keep the rows of a CSV file (kind,category,...) instead of those before", true, importFile},
                {"export", "Write them to a CSV file", true, exportFile},
                {"clear", "Forget all of it", false, clear}});
}

} // namespace planwright::cli
