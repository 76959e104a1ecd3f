#pragma once

#include "core/base/run_context.h"
#include "core/data/import.h"
#include "core/data/temporary_folder.h"
#include "core/service/workspace.h"
#include "core/storage/transaction.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

/// One command's change of a workspace, whole or not at all: a transaction of its database that is open as long as this
/// object lives (a second writer gets Conflict at begin()), and the folders that belong to it. Without commit() the
/// workspace is afterwards as it was before, byte for byte.
class WorkspaceChange {
public:
    /// Conflict if another program writes to the workspace. Also clears away what a program that was killed left
    /// behind.
    [[nodiscard]] static Result<std::unique_ptr<WorkspaceChange>> begin(Workspace& workspace,
                                                                        const RunContext& context);

    WorkspaceChange(const WorkspaceChange&) = delete;
    WorkspaceChange& operator=(const WorkspaceChange&) = delete;
    ~WorkspaceChange();

    [[nodiscard]] Workspace& workspace() { return m_workspace; }
    /// Empty at first, inside the workspace (so that a rename out of it is atomic), gone afterwards.
    [[nodiscard]] const std::filesystem::path& temporaryDirectory() const { return m_temporary->path(); }

    /// Makes the snapshot current, keeps the mapping (where one is given) for the next import and logs the command.
    [[nodiscard]] Status recordImport(const data::ImportReport& report, const std::string& argumentsJson,
                                      const std::string& documentJson, const std::optional<SavedMapping>& mapping);
    [[nodiscard]] Status recordTraining(const std::string& snapshotSha256, const std::string& training,
                                        const std::string& bundleSha256, const std::string& backtestJson);

    /// Keeps these instead of those before. Not logged: nothing depends on them but time.
    [[nodiscard]] Status recordPastForecasts(const forecasting::PastFits& fits, const std::string& codeRevision);

    /// Keeps a table of the planner's own (Workspace::ownTable()), or forgets it where there is no text. Not logged by
    /// itself: part of the command that brings it.
    [[nodiscard]] Status keepOwnTable(const std::string& name, const std::optional<std::string>& csv);
    /// Keeps the planner's special days and logs the command. NotFound before the first import.
    [[nodiscard]] Status recordSpecialDays(const std::string& csv);

    /// Keeps the planner's analogues (own_analogues.h) and logs the command. NotFound before the first import.
    [[nodiscard]] Status recordAnalogues(const std::string& csv);

    /// Keeps what is known in advance (own_known_inputs.h) and logs the command. NotFound before the first import.
    [[nodiscard]] Status recordKnownInputs(const std::string& csv);

    /// Keeps these marks of outliers instead of those before and logs the command. NotFound before the first import.
    [[nodiscard]] Status recordOutlierMarks(const std::vector<OutlierMarkRow>& rows);

    /// Replaces the `import` document of a snapshot by one without the texts of rejected rows and logs the command.
    /// commit() then takes what was there off the disk as well; see finishScrub() for its errors.
    [[nodiscard]] Status recordRedaction(const std::string& snapshotSha256, const std::string& documentJson);

    /// Gives a snapshot a name, or another one; empty: takes it away. Logs the command.
    [[nodiscard]] Status recordTag(const std::string& snapshotSha256, const std::optional<std::string>& tag);
    /// Makes another snapshot the current one and logs the command.
    [[nodiscard]] Status recordUse(const std::string& snapshotSha256);
    /// Keeps what days without a sale mean (missing_days_choice.h): the log is where it is kept. NotFound where there
    /// is no snapshot yet.
    [[nodiscard]] Status recordMissingDays(const std::string& choiceJson);
    /// Forgets a snapshot and logs the command. Its folder goes once that is committed: a program that is killed in
    /// between leaves a folder that nothing names, and opening the workspace removes it.
    [[nodiscard]] Status recordDeletion(const std::string& snapshotSha256);

    [[nodiscard]] Status commit();

private:
    WorkspaceChange(Workspace& workspace, storage::Transaction transaction, const RunContext& context);
    [[nodiscard]] Status makeCurrent(const std::string& snapshotSha256);
    [[nodiscard]] Status keep(const SavedMapping& mapping);
    [[nodiscard]] Status log(const std::string& command, const std::string& argumentsJson,
                             const std::string& snapshotSha256, const std::optional<std::string>& bundleSha256);

    Workspace& m_workspace;
    std::optional<storage::Transaction> m_transaction;
    decltype(RunContext::clock) m_clock;
    std::optional<data::TemporaryFolder> m_temporary;
    bool m_hasDeleted = false;
    bool m_hasRedacted = false;
};

} // namespace planwright::service
