#pragma once

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/forecasting/backtest.h"
#include "core/storage/database.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

/// A mapping that an earlier import used, as text.
struct SavedMapping {
    std::string name;
    std::string json;
    std::optional<std::string> categoryTable; ///< CSV text of the product -> category table that belongs to it
};

/// The names of the tables that the workspace keeps for its planner: see Workspace::ownTable().
inline constexpr auto ownCategoriesTable = "categories";
inline constexpr auto ownSpecialDaysTable = "special_days";
inline constexpr auto ownAnaloguesTable = "analogues";
inline constexpr auto ownKnownInputsTable = "known_inputs";

/// A mark of an outlier as it is kept (outlier_marks.h): dates are "YYYY-MM-DD".
struct OutlierMarkRow {
    std::string category, firstDay, lastDay, meaning, note;
};

/// A training that the workspace remembers.
struct StoredTraining {
    std::string bundleSha256;
    std::optional<std::string> backtestJson; ///< see storedBacktest(); empty where an older program trained it
};

/// A snapshot that the workspace remembers.
struct StoredSnapshot {
    std::string sha256;
    std::optional<std::string> tag;        ///< a name that a person gave it; no two have the same
    Date firstDay, lastDay;                ///< of its events
    std::int64_t categories = 0;           ///< at its first import
    std::optional<std::string> importedAt; ///< of its last import, UTC ("2026-11-23T01:40:00Z"): for people only
    bool isCurrent = false;
    std::vector<std::string> bundles; ///< SHA-256 of those that were trained on it, in order of their hashes
};

/// A planner's folder, NAME.planwright: workspace.sqlite, snapshots/, bundles/, exports/. Opening and reading change no
/// byte of it, but that opening clears away what a killed program left; every change goes through a WorkspaceChange.
/// Neither copied nor moved; use it from one thread at a time.
class Workspace {
public:
    /// NotFound where there is none. Conflict where a newer program wrote it; one of an older program is migrated after
    /// a backup copy beside its database.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(const std::filesystem::path& folder);
    /// Makes the folder where there is none, and takes it away again unless a change of it is committed.
    /// InvalidArgument for a folder that holds something else.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> openOrCreate(const std::filesystem::path& folder);
    /// Null, and nothing is made, where openOrCreate() would make one; its errors.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> openIfThere(const std::filesystem::path& folder);

    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;
    ~Workspace();

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] std::filesystem::path snapshotsDirectory() const { return m_folder / "snapshots"; }
    [[nodiscard]] std::filesystem::path bundlesDirectory() const { return m_folder / "bundles"; }
    [[nodiscard]] std::filesystem::path exportsDirectory() const { return m_folder / "exports"; }

    /// The SHA-256 that names the current snapshot. NotFound, with what to do, before the first import.
    [[nodiscard]] Result<std::string> currentSnapshot();
    /// All of them, the last imported first.
    [[nodiscard]] Result<std::vector<StoredSnapshot>> snapshots();
    /// The one that was current before the current one and is still there; NotFound where there is none.
    [[nodiscard]] Result<std::string> previousSnapshot();
    /// The newest training that ran on the snapshot with just this training text, if there is one.
    [[nodiscard]] Result<std::optional<StoredTraining>> findTraining(const std::string& snapshotSha256,
                                                                     const std::string& training);
    /// The bundles of all snapshots but this one that count `measure` ("units", "revenue") and looked at all data:
    /// those of the data that reach furthest first, of equal ones the newest training first.
    [[nodiscard]] Result<std::vector<std::string>> otherBundles(const std::string& snapshotSha256,
                                                                const std::string& measure);
    /// The `import` document of a snapshot's first import.
    [[nodiscard]] Result<std::string> importDocument(const std::string& snapshotSha256);
    /// The last used first.
    [[nodiscard]] Result<std::vector<SavedMapping>> savedMappings();
    /// What was last said of days without a sale, as missing_days_choice.h writes it; nothing where nobody has.
    [[nodiscard]] Result<std::optional<std::string>> missingDays();
    /// What recordPastForecasts() kept last, if a program of this revision did.
    [[nodiscard]] Result<forecasting::PastFits> pastForecasts(const std::string& codeRevision);
    /// The CSV text of a table of the planner's own, if there is one: `ownCategoriesTable` as the last import used it,
    /// `ownSpecialDaysTable`, `ownAnaloguesTable` (own_analogues.h) and `ownKnownInputsTable` (own_known_inputs.h) as
    /// they were last saved.
    [[nodiscard]] Result<std::optional<std::string>> ownTable(const std::string& name);
    /// By category and first day: see outlier_marks.h.
    [[nodiscard]] Result<std::vector<OutlierMarkRow>> outlierMarkRows();
    /// The logged arguments (JSON) of the imports that the current snapshot came from: the one that replaced what was
    /// there, then those that were appended to it, in order. Empty where the log does not tell.
    [[nodiscard]] Result<std::vector<std::string>> importArguments();

private:
    friend class WorkspaceChange;
    explicit Workspace(std::filesystem::path folder);
    [[nodiscard]] static Status checkRoom(const std::filesystem::path& folder);
    [[nodiscard]] Status openDatabase(storage::Database::Mode mode);
    [[nodiscard]] Status makeSubfolders() const;

    std::filesystem::path m_folder;
    std::optional<storage::Database> m_database;
    bool m_removeFolder = false;  ///< this object made the folder, and nothing is committed in it yet
    bool m_removeContent = false; ///< the same for what lies in it
};

} // namespace planwright::service
