#include "app/cli/options.h"
#include "app/cli/snapshots_text.h"
#include "core/service/rejected_texts.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

using service::StoredSnapshot;
using service::Workspace;
using service::WorkspaceChange;

constexpr auto snapshotHelp = "The beginning of a snapshot's hash, its tag, `current` or `previous`";

using Names = std::vector<std::string>;
/// What one action does in an open workspace; `names` are the positional words after it.
using Action = std::function<Result<Output>(Workspace&, const Names& names, const RunContext&)>;

Result<Output> list(Workspace& workspace, const Names&, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto snapshots, service::listSnapshots(workspace));
    return Output{snapshotsText(snapshots), service::snapshotsDocument(snapshots, context.seed)};
}

Result<Output> compare(Workspace& workspace, const Names& names, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto pair, service::compareSnapshots(workspace, names[0], names[1], context));
    return Output{comparisonText(pair), service::comparisonDocument(pair, context.seed)};
}

Output done(const std::string& action, const std::string& sentence, const std::vector<StoredSnapshot>& snapshots,
            const RunContext& context) {
    return {sentence + "\n", service::snapshotActionDocument(action, snapshots, context.seed)};
}

/// Finds names[0] and changes it, as one change of the workspace.
template <typename Change>
Result<StoredSnapshot> changeOne(Workspace& workspace, const Names& names, const RunContext& context, Change&& apply) {
    PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, context));
    PLANWRIGHT_ASSIGN(auto snapshot, service::findSnapshot(workspace, names[0]));
    PLANWRIGHT_TRY(apply(*change, snapshot));
    PLANWRIGHT_TRY(change->commit());
    return snapshot;
}

Result<Output> tag(Workspace& workspace, const Names& names, const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto snapshot, changeOne(workspace, names, context, [&](auto& change, const auto& found) {
                          return service::tagSnapshot(change, found, names[1]);
                      }));
    snapshot.tag = names[1];
    return done("tag", fmt::format("Snapshot {} is now \"{}\".", service::shortHash(snapshot.sha256), names[1]),
                {snapshot}, context);
}

Result<Output> untag(Workspace& workspace, const Names& names, const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto snapshot, changeOne(workspace, names, context, service::untagSnapshot));
    snapshot.tag.reset();
    return done("untag", fmt::format("Snapshot {} has no tag any more.", service::shortHash(snapshot.sha256)),
                {snapshot}, context);
}

Result<Output> use(Workspace& workspace, const Names& names, const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto snapshot, changeOne(workspace, names, context, service::useSnapshot));
    snapshot.isCurrent = true;
    return done("use",
                fmt::format("Snapshot {} is the current one now: {} to {}.", service::snapshotName(snapshot),
                            snapshot.firstDay.toString(), snapshot.lastDay.toString()),
                {snapshot}, context);
}

Result<Output> remove(Workspace& workspace, const Names& names, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto snapshot, changeOne(workspace, names, context, service::deleteSnapshot));
    return done("delete", fmt::format("Snapshot {} was deleted.", service::snapshotName(snapshot)), {snapshot},
                context);
}

/// All of them where none is named.
Result<std::vector<StoredSnapshot>> snapshotsNamed(Workspace& workspace, const Names& names) {
    if (names.empty())
        return workspace.snapshots();
    std::vector<StoredSnapshot> snapshots;
    for (const auto& name : names) {
        PLANWRIGHT_ASSIGN(auto snapshot, service::findSnapshot(workspace, name));
        snapshots.push_back(std::move(snapshot));
    }
    return snapshots;
}

Result<Output> verify(Workspace& workspace, const Names& names, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto snapshots, snapshotsNamed(workspace, names));
    std::string damage; // of all of them, since each has to be mended
    for (const auto& snapshot : snapshots) {
        const auto sound = service::verifySnapshot(workspace, snapshot, context);
        if (!sound && sound.error().code() == ErrorCode::Cancelled)
            return sound.error();
        if (!sound)
            damage += (damage.empty() ? "" : "\n") + sound.error().describe();
    }
    if (!damage.empty())
        return Error{ErrorCode::Io, damage};
    std::string sentence = snapshots.empty() ? "The workspace holds no snapshot yet: import a file first." : "";
    for (const auto& snapshot : snapshots)
        sentence += fmt::format("{}{}: its events are those that it is named by.", sentence.empty() ? "" : "\n",
                                service::snapshotName(snapshot));
    return done("verify", sentence, snapshots, context);
}

Result<Output> forgetRejected(Workspace& workspace, const Names& names, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto snapshots, snapshotsNamed(workspace, names));
    PLANWRIGHT_ASSIGN(const auto count, service::forgetRejectedTexts(workspace, snapshots, context));
    return done(
        "forget-rejected",
        fmt::format("The texts of {} rejected rows were deleted for good; the counts stay. Lists that were saved "
                    "elsewhere and the files themselves are not touched.",
                    count),
        snapshots, context);
}

struct ActionFacts {
    const char* name;
    const char* description;
    Names words; ///< the positional ones, all needed; none but "A...": any number
    Action action;
};

std::vector<ActionFacts> allActions() {
    return {{"list", "What was imported: span, rows, size, tag, and which one is current", {}, list},
            {"compare", "What changed from A to B, by category and month", {"A", "B"}, compare},
            {"tag", "Give snapshot A a name", {"A", "NAME"}, tag},
            {"untag", "Take the name of snapshot A away", {"A"}, untag},
            {"use", "Make snapshot A the one that forecasts start from", {"A"}, use},
            {"delete", "Delete the data of snapshot A for good, unless a model was trained on it", {"A"}, remove},
            {"verify", "Check that snapshots hold what they are named by (default: all)", {"A..."}, verify},
            {"forget-rejected",
             "Delete the texts of rejected rows for good, of snapshots A (default: all); counts stay",
             {"A..."},
             forgetRejected}};
}

std::shared_ptr<Names> addNames(Command command, const Names& words) {
    auto names = std::make_shared<Names>();
    if (words == Names{"A..."}) {
        command.option("A", *names, snapshotHelp).takes("[...]");
        return names;
    }
    names->resize(words.size());
    for (std::size_t i = 0; i < words.size(); ++i)
        command.option(words[i], (*names)[i], words[i] == "NAME" ? "Its name" : snapshotHelp).required().takes(" ");
    return names;
}

} // namespace

std::vector<Verb> addSnapshotsVerbs(Command app) {
    const auto group = app.group(
        "snapshots", "Imports as they were: list, compare, tag, use, delete, verify, export, add, push, pull");
    std::vector<Verb> verbs;
    for (const auto& facts : allActions()) {
        auto verb = makeVerb(group, facts.name, facts.description);
        verb.run = [common = verb.common, names = addNames(verb.command, facts.words),
                    action = facts.action](const RunContext& context) -> Result<Output> {
            if (!common->dataUntil.empty())
                return Error{ErrorCode::InvalidArgument,
                             "A snapshot is handled as a whole: --data-until is for the verbs that read its data."};
            PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(*common, {}));
            PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(folder));
            return action(*workspace, *names, context);
        };
        verbs.push_back(std::move(verb));
    }
    return verbs;
}

} // namespace planwright::cli
