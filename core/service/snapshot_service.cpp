#include "core/service/snapshot_service.h"

#include "core/base/utf8.h"
#include "core/data/manifest.h"
#include "core/data/snapshot.h"
#include "core/data/snapshot_files.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t shortLength = 12;
constexpr std::size_t shortestPrefix = 4;
constexpr std::size_t longestTag = 60;

bool isHexadecimal(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::int64_t bytesIn(const fs::path& folder) {
    std::int64_t bytes = 0;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure))
        if (const auto size = entry.file_size(failure); !failure)
            bytes += static_cast<std::int64_t>(size);
    return bytes;
}

fs::path folderOf(const Workspace& workspace, const StoredSnapshot& snapshot) {
    return workspace.snapshotsDirectory() / snapshot.sha256;
}

SnapshotInfo infoOf(const Workspace& workspace, StoredSnapshot stored) {
    const auto folder = folderOf(workspace, stored);
    SnapshotInfo info{std::move(stored), 0, bytesIn(folder), {}, {}};
    std::error_code failure;
    const auto manifest = data::readManifest(folder);
    if (manifest && fs::exists(folder / data::eventsFile, failure)) {
        info.rows = manifest->events;
        info.currency = manifest->currency;
    } else {
        info.problem = "Its files are missing or damaged: import the same data again to mend it.";
    }
    return info;
}

Error noSuch(const std::string& name) {
    return {ErrorCode::NotFound,
            "The workspace has no snapshot \"" + name +
                "\". Give the beginning of its hash, its tag, `current` or `previous`: `planwright-cli snapshots "
                "list` shows them.",
            {}};
}

Result<StoredSnapshot> findByHash(std::vector<StoredSnapshot> snapshots, const std::string& name) {
    if (name.size() < shortestPrefix || !isHexadecimal(name))
        return noSuch(name);
    std::erase_if(snapshots, [&](const StoredSnapshot& snapshot) { return !snapshot.sha256.starts_with(name); });
    if (snapshots.empty())
        return noSuch(name);
    if (snapshots.size() > 1)
        return Error{ErrorCode::InvalidArgument,
                     fmt::format("\"{}\" is the beginning of {} snapshots, for example {} and {}: give more of the "
                                 "hash.",
                                 name, snapshots.size(), shortHash(snapshots[0].sha256),
                                 shortHash(snapshots[1].sha256))};
    return std::move(snapshots.front());
}

// A tag that looks like a hash or a word of the command line would be taken for it.
Status checkTag(const std::string& tag) {
    const bool isPrintable =
        std::ranges::none_of(tag, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (tag.empty() || tag.size() > longestTag || !isPrintable || tag.front() == ' ' || tag.back() == ' ' ||
        !isUtf8(tag))
        return Error{ErrorCode::InvalidArgument,
                     fmt::format("A tag is a name of 1 to {} bytes of UTF-8 on one line, without blanks at its ends.",
                                 longestTag),
                     {{}, 0, "tag"}};
    if (tag == "current" || tag == "previous" || tag.front() == '-' ||
        (tag.size() >= shortestPrefix && isHexadecimal(tag)))
        return Error{ErrorCode::InvalidArgument,
                     fmt::format("\"{}\" cannot be a tag: it could be taken for the beginning of a hash or an option. "
                                 "Choose a name such as \"autumn-close\".",
                                 tag),
                     {{}, 0, "tag"}};
    return {};
}

} // namespace

std::string shortHash(const std::string& sha256) {
    return sha256.substr(0, shortLength);
}

std::string snapshotName(const StoredSnapshot& snapshot) {
    const auto hash = shortHash(snapshot.sha256);
    return snapshot.tag ? *snapshot.tag + " (" + hash + ")" : hash;
}

Result<std::vector<SnapshotInfo>> listSnapshots(Workspace& workspace) {
    PLANWRIGHT_ASSIGN(auto stored, workspace.snapshots());
    std::vector<SnapshotInfo> snapshots;
    for (auto& snapshot : stored)
        snapshots.push_back(infoOf(workspace, std::move(snapshot)));
    return snapshots;
}

Result<StoredSnapshot> findSnapshot(Workspace& workspace, const std::string& name) {
    PLANWRIGHT_ASSIGN(auto snapshots, workspace.snapshots());
    const auto pick = [&](const auto& wanted) -> Result<StoredSnapshot> {
        const auto found = std::ranges::find_if(snapshots, wanted);
        return found == snapshots.end() ? Result<StoredSnapshot>(noSuch(name)) : std::move(*found);
    };
    if (name == "current") {
        PLANWRIGHT_ASSIGN(const auto current, workspace.currentSnapshot());
        return pick([&](const StoredSnapshot& snapshot) { return snapshot.sha256 == current; });
    }
    if (name == "previous") {
        PLANWRIGHT_ASSIGN(const auto previous, workspace.previousSnapshot());
        return pick([&](const StoredSnapshot& snapshot) { return snapshot.sha256 == previous; });
    }
    if (auto tagged = pick([&](const StoredSnapshot& snapshot) { return snapshot.tag == name; }))
        return tagged;
    return findByHash(std::move(snapshots), name);
}

Status tagSnapshot(WorkspaceChange& change, const StoredSnapshot& snapshot, const std::string& tag) {
    PLANWRIGHT_TRY(checkTag(tag));
    PLANWRIGHT_ASSIGN(const auto all, change.workspace().snapshots());
    for (const auto& other : all)
        if (other.tag == tag && other.sha256 != snapshot.sha256)
            return Error{ErrorCode::Conflict,
                         fmt::format("The tag \"{}\" names snapshot {} already: take it away there first, or choose "
                                     "another one.",
                                     tag, shortHash(other.sha256)),
                         {{}, 0, "tag"}};
    return change.recordTag(snapshot.sha256, tag);
}

Status untagSnapshot(WorkspaceChange& change, const StoredSnapshot& snapshot) {
    if (!snapshot.tag)
        return Error{ErrorCode::NotFound, "Snapshot " + shortHash(snapshot.sha256) + " has no tag.", {}};
    return change.recordTag(snapshot.sha256, std::nullopt);
}

Status useSnapshot(WorkspaceChange& change, const StoredSnapshot& snapshot) {
    if (snapshot.isCurrent)
        return Error{ErrorCode::Conflict, "Snapshot " + snapshotName(snapshot) + " is the current one already.", {}};
    if (const auto info = infoOf(change.workspace(), snapshot); info.problem)
        return Error{
            ErrorCode::Conflict, "Snapshot " + snapshotName(snapshot) + " cannot be used. " + *info.problem, {}};
    return change.recordUse(snapshot.sha256);
}

Status checkDeletable(const StoredSnapshot& snapshot) {
    if (snapshot.isCurrent)
        return Error{ErrorCode::Conflict,
                     "Snapshot " + snapshotName(snapshot) +
                         " is the current one: forecasts start from it. Make another one current first.",
                     {}};
    if (!snapshot.bundles.empty())
        return Error{ErrorCode::Conflict,
                     fmt::format("Snapshot {} cannot be deleted: the model of bundle {}{} was trained on it, and what "
                                 "it said could no longer be traced back to its data.",
                                 snapshotName(snapshot), shortHash(snapshot.bundles.front()),
                                 snapshot.bundles.size() == 1
                                     ? std::string()
                                     : fmt::format(" (and of {} more)", snapshot.bundles.size() - 1)),
                     {}};
    return {};
}

Status deleteSnapshot(WorkspaceChange& change, const StoredSnapshot& snapshot) {
    PLANWRIGHT_TRY(checkDeletable(snapshot));
    return change.recordDeletion(snapshot.sha256);
}

Status verifySnapshot(const Workspace& workspace, const StoredSnapshot& snapshot, const RunContext& context) {
    return data::verifySnapshot(folderOf(workspace, snapshot), context);
}

Result<SnapshotPair> compareSnapshots(Workspace& workspace, const std::string& before, const std::string& after,
                                      const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto old, findSnapshot(workspace, before));
    PLANWRIGHT_ASSIGN(auto young, findSnapshot(workspace, after));
    PLANWRIGHT_ASSIGN(auto comparison,
                      data::compareSnapshots(folderOf(workspace, old), folderOf(workspace, young), context));
    return SnapshotPair{infoOf(workspace, std::move(old)), infoOf(workspace, std::move(young)), std::move(comparison)};
}

} // namespace planwright::service
