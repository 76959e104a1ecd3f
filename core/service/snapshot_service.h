#pragma once

#include "core/data/snapshot_compare.h"
#include "core/service/workspace_change.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

/// A snapshot as a person handles it.
struct SnapshotInfo : StoredSnapshot {
    std::int64_t rows = 0;  ///< events
    std::int64_t bytes = 0; ///< of its files; may differ between machines, unlike what they hold
    std::string currency;
    std::optional<std::string> problem; ///< why its files cannot be read, as a sentence; then there are no rows
};

/// The first characters of a hash that name a snapshot to a person.
[[nodiscard]] std::string shortHash(const std::string& sha256);
/// "autumn (3f2a91c04b7e)", or the short hash alone.
[[nodiscard]] std::string snapshotName(const StoredSnapshot& snapshot);

/// All snapshots of the workspace, the last imported first.
[[nodiscard]] Result<std::vector<SnapshotInfo>> listSnapshots(Workspace& workspace);

/// The snapshot that `name` means: a tag, `current`, `previous` (the one that was current before), or the beginning of
/// a hash, at least 4 characters. NotFound where there is none; InvalidArgument where there are several.
[[nodiscard]] Result<StoredSnapshot> findSnapshot(Workspace& workspace, const std::string& name);

/// Names the snapshot; a name that it had before is replaced. InvalidArgument for a name that could be taken for
/// another thing, Conflict where another snapshot has it.
[[nodiscard]] Status tagSnapshot(WorkspaceChange& change, const StoredSnapshot& snapshot, const std::string& tag);
/// NotFound where it has no name.
[[nodiscard]] Status untagSnapshot(WorkspaceChange& change, const StoredSnapshot& snapshot);
/// Makes it the one that forecasts start from. Conflict where it is already, or where its files cannot be read.
[[nodiscard]] Status useSnapshot(WorkspaceChange& change, const StoredSnapshot& snapshot);
/// Whether deleteSnapshot() would; else Conflict, naming what needs the snapshot.
[[nodiscard]] Status checkDeletable(const StoredSnapshot& snapshot);
/// Deletes its data for good, once the change is committed.
[[nodiscard]] Status deleteSnapshot(WorkspaceChange& change, const StoredSnapshot& snapshot);

/// Whether its events are those that it is named by: reads all of them. Io where they are not.
[[nodiscard]] Status verifySnapshot(const Workspace& workspace, const StoredSnapshot& snapshot,
                                    const RunContext& context);

struct SnapshotPair {
    SnapshotInfo before, after;
    data::SnapshotComparison comparison;
};
[[nodiscard]] Result<SnapshotPair> compareSnapshots(Workspace& workspace, const std::string& before,
                                                    const std::string& after, const RunContext& context);

/// What the comparison says, in one or two sentences of plain text.
[[nodiscard]] std::string comparisonSentence(const SnapshotPair& pair);
/// What became of a month or a category: "new", "gone", "restated", or "more days" where only days that one of the
/// snapshots does not cover differ.
[[nodiscard]] std::string_view differenceWord(const data::Difference& difference);

/// The documents `planwright.snapshots/1`: of the list, of two that were compared, and of what was done to some.
[[nodiscard]] std::string snapshotsDocument(const std::vector<SnapshotInfo>& snapshots, std::uint64_t seed);
[[nodiscard]] std::string comparisonDocument(const SnapshotPair& pair, std::uint64_t seed);
[[nodiscard]] std::string snapshotActionDocument(const std::string& action,
                                                 const std::vector<StoredSnapshot>& snapshots, std::uint64_t seed);

} // namespace planwright::service
