#include "app/cli/options.h"
#include "core/service/snapshot_folder.h"
#include "core/service/snapshot_service.h"
#include "core/service/snapshot_store.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

using service::Workspace;

constexpr auto whichSnapshot = "The beginning of its hash, its tag, or `previous` (default: current)";
constexpr auto storeHelp = "Where the snapshots are kept: s3://BUCKET/PREFIX";

Result<Output> exportVerb(const CommonOptions& common, const std::string& name, const std::string& out,
                          const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, {}));
    PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(folder));
    PLANWRIGHT_ASSIGN(const auto snapshot, service::findSnapshot(*workspace, name));
    PLANWRIGHT_TRY(service::exportSnapshot(*workspace, snapshot, out, context));
    return Output{fmt::format("Snapshot {} lies in {}.\n", service::snapshotName(snapshot), out),
                  service::snapshotActionDocument("export", {snapshot}, context.seed)};
}

Result<Output> pushVerb(const CommonOptions& common, const std::string& store, const std::string& name,
                        const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, {}));
    PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(folder));
    PLANWRIGHT_ASSIGN(const auto snapshot, service::findSnapshot(*workspace, name));
    PLANWRIGHT_TRY(service::pushSnapshot(*workspace, snapshot, store, context));
    return Output{fmt::format("Snapshot {} lies in {}.\n", service::snapshotName(snapshot), store),
                  service::snapshotActionDocument("push", {snapshot}, context.seed)};
}

/// What `bring` brings from `source` becomes the current snapshot, as one change of the workspace.
template <typename Bring>
Result<Output> takeOver(const CommonOptions& common, const std::string& action, const std::string& source,
                        const RunContext& context, Bring&& bring) {
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, {source}));
    PLANWRIGHT_ASSIGN(const auto workspace, Workspace::openOrCreate(folder));
    PLANWRIGHT_ASSIGN(const auto change, service::WorkspaceChange::begin(*workspace, context));
    PLANWRIGHT_ASSIGN(const auto sha256, bring(*change));
    PLANWRIGHT_ASSIGN(const auto snapshot, service::findSnapshot(*workspace, sha256));
    PLANWRIGHT_TRY(change->commit());
    return Output{
        fmt::format("Snapshot {} is the current one of {}.\n", service::snapshotName(snapshot), folder.string()),
        service::snapshotActionDocument(action, {snapshot}, context.seed)};
}

template <typename Run>
Verb makeFolderVerb(Command group, const std::string& name, const std::string& description, Run&& run) {
    auto verb = makeVerb(group, name, description);
    verb.run = [common = verb.common, run](const RunContext& context) -> Result<Output> {
        if (!common->dataUntil.empty())
            return Error{ErrorCode::InvalidArgument,
                         "A snapshot is handled as a whole: --data-until is for the verbs that read its data."};
        return run(*common, context);
    };
    return verb;
}

void addExport(Command snapshots, std::vector<Verb>& verbs) {
    auto name = std::make_shared<std::string>("current");
    auto out = std::make_shared<std::string>();
    auto verb = makeFolderVerb(snapshots, "export",
                               "Write snapshot A into a folder, without the customers' ids, for DVC or a colleague",
                               [name, out](const CommonOptions& common, const RunContext& context) {
                                   return exportVerb(common, *name, *out, context);
                               });
    verb.command.option("A", *name, whichSnapshot).takes(" ");
    verb.command.option("--out", *out, "The folder to write or replace").required().takes("DIR");
    verbs.push_back(std::move(verb));
}

void addAdd(Command snapshots, std::vector<Verb>& verbs) {
    auto from = std::make_shared<std::string>();
    auto verb = makeFolderVerb(snapshots, "add", "Take over an exported snapshot and make it the current one",
                               [from](const CommonOptions& common, const RunContext& context) {
                                   return takeOver(common, "add", *from, context, [&](auto& change) {
                                       return service::addSnapshot(change, *from, context);
                                   });
                               });
    verb.command.option("DIR", *from, "The folder that `snapshots export` wrote").required().takes(" ");
    verbs.push_back(std::move(verb));
}

void addPush(Command snapshots, std::vector<Verb>& verbs) {
    auto store = std::make_shared<std::string>();
    auto name = std::make_shared<std::string>("current");
    auto verb = makeFolderVerb(snapshots, "push", "Copy snapshot A to S3, without the customers' ids",
                               [store, name](const CommonOptions& common, const RunContext& context) {
                                   return pushVerb(common, *store, *name, context);
                               });
    verb.command.option("ADDRESS", *store, storeHelp).required().takes(" ");
    verb.command.option("A", *name, whichSnapshot).takes(" ");
    verbs.push_back(std::move(verb));
}

void addPull(Command snapshots, std::vector<Verb>& verbs) {
    auto store = std::make_shared<std::string>();
    auto name = std::make_shared<std::string>();
    auto verb = makeFolderVerb(snapshots, "pull", "Bring a snapshot from S3 and make it the current one",
                               [store, name](const CommonOptions& common, const RunContext& context) {
                                   return takeOver(common, "pull", *store, context, [&](auto& change) {
                                       return service::pullSnapshot(change, *store, *name, context);
                                   });
                               });
    verb.command.option("ADDRESS", *store, storeHelp).required().takes(" ");
    verb.command.option("HASH", *name, "The beginning of its hash (default: the only one that is there)").takes(" ");
    verbs.push_back(std::move(verb));
}

} // namespace

std::vector<Verb> addSnapshotFolderVerbs(Command snapshots) {
    std::vector<Verb> verbs;
    for (const auto& add : {addExport, addAdd, addPush, addPull})
        add(snapshots, verbs);
    return verbs;
}

} // namespace planwright::cli
