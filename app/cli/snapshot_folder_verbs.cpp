#include "app/cli/options.h"
#include "core/service/snapshot_folder.h"
#include "core/service/snapshot_service.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

using service::Workspace;

Result<Output> exportVerb(const CommonOptions& common, const std::string& name, const std::string& out,
                          const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, {}));
    PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(folder));
    PLANWRIGHT_ASSIGN(const auto snapshot, service::findSnapshot(*workspace, name));
    PLANWRIGHT_TRY(service::exportSnapshot(*workspace, snapshot, out, context));
    return Output{fmt::format("Snapshot {} lies in {}.\n", service::snapshotName(snapshot), out),
                  service::snapshotActionDocument("export", {snapshot}, context.seed)};
}

Result<Output> addVerb(const CommonOptions& common, const std::string& from, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, {from}));
    PLANWRIGHT_ASSIGN(const auto workspace, Workspace::openOrCreate(folder));
    PLANWRIGHT_ASSIGN(const auto change, service::WorkspaceChange::begin(*workspace, context));
    PLANWRIGHT_ASSIGN(const auto sha256, service::addSnapshot(*change, from, context));
    PLANWRIGHT_ASSIGN(const auto snapshot, service::findSnapshot(*workspace, sha256));
    PLANWRIGHT_TRY(change->commit());
    return Output{
        fmt::format("Snapshot {} is the current one of {}.\n", service::snapshotName(snapshot), folder.string()),
        service::snapshotActionDocument("add", {snapshot}, context.seed)};
}

template <typename Run>
Verb makeFolderVerb(CLI::App& group, const std::string& name, const std::string& description, Run&& run) {
    auto verb = makeVerb(group, name, description);
    verb.run = [common = verb.common, run](const RunContext& context) -> Result<Output> {
        if (!common->dataUntil.empty())
            return Error{ErrorCode::InvalidArgument,
                         "A snapshot is handled as a whole: --data-until is for the verbs that read its data."};
        return run(*common, context);
    };
    return verb;
}

} // namespace

std::vector<Verb> addSnapshotFolderVerbs(CLI::App& snapshots) {
    auto name = std::make_shared<std::string>("current");
    auto out = std::make_shared<std::string>();
    auto from = std::make_shared<std::string>();
    std::vector<Verb> verbs;
    verbs.push_back(makeFolderVerb(snapshots, "export",
                                   "Write snapshot A into a folder, without the customers' ids, for DVC or a colleague",
                                   [name, out](const CommonOptions& common, const RunContext& context) {
                                       return exportVerb(common, *name, *out, context);
                                   }));
    verbs.back()
        .command->add_option("A", *name, "The beginning of its hash, its tag, or `previous` (default: current)")
        ->option_text(" ");
    verbs.back().command->add_option("--out", *out, "The folder to write or replace")->required()->option_text("DIR");
    verbs.push_back(makeFolderVerb(
        snapshots, "add", "Take over an exported snapshot and make it the current one",
        [from](const CommonOptions& common, const RunContext& context) { return addVerb(common, *from, context); }));
    verbs.back()
        .command->add_option("DIR", *from, "The folder that `snapshots export` wrote")
        ->required()
        ->option_text(" ");
    return verbs;
}

} // namespace planwright::cli
