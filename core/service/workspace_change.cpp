#include "core/service/workspace_change.h"

#include "core/base/date.h"
#include "core/base/log.h"
#include "core/storage/statement.h"

#include <fmt/format.h>

#include <chrono>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;

std::string utcText(std::chrono::system_clock::time_point time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::hh_mm_ss clock(seconds - day);
    return fmt::format("{}T{:02}:{:02}:{:02}Z", Date(std::chrono::year_month_day(day)).toString(),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

bool isOurs(const std::string& name) {
    return name.starts_with('.') ||
           (name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string::npos);
}

Status sweepFolder(const fs::path& folder, storage::Statement& named) {
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        const auto name = entry.path().filename().string();
        PLANWRIGHT_ASSIGN(const bool keep, named.bind(name).step());
        PLANWRIGHT_TRY(named.run());
        if (!keep && isOurs(name))
            fs::remove_all(entry.path(), failure);
    }
    return {};
}

} // namespace

WorkspaceChange::WorkspaceChange(Workspace& workspace, storage::Transaction transaction, const RunContext& context)
    : m_workspace(workspace)
    , m_transaction(std::move(transaction))
    , m_clock(context.clock)
    , m_temporary(workspace.folder() / "tmp") {}

Result<std::unique_ptr<WorkspaceChange>> WorkspaceChange::begin(Workspace& workspace, const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto transaction, storage::Transaction::begin(*workspace.m_database));
    std::unique_ptr<WorkspaceChange> change(new WorkspaceChange(workspace, std::move(transaction), context));
    PLANWRIGHT_TRY(change->sweep());
    std::error_code failure;
    fs::remove_all(change->m_temporary, failure);
    if (fs::create_directories(change->m_temporary, failure); failure)
        return Error{ErrorCode::Io,
                     "The workspace cannot be written to: " + failure.message() + ".",
                     {workspace.folder().string(), 0, {}}};
    return change;
}

WorkspaceChange::~WorkspaceChange() {
    std::error_code ignored;
    fs::remove_all(m_temporary, ignored);
    if (!m_transaction)
        return;
    m_transaction.reset(); // rolls back, so that the sweep sees the tables as they were
    if (const auto swept = sweep(); !swept)
        log::warning(swept.error().describe());
}

Status WorkspaceChange::sweep() {
    auto& database = *m_workspace.m_database;
    PLANWRIGHT_ASSIGN(auto snapshots, database.prepare("SELECT 1 FROM snapshot WHERE sha256 = ?"));
    PLANWRIGHT_TRY(sweepFolder(m_workspace.snapshotsDirectory(), snapshots));
    PLANWRIGHT_ASSIGN(auto bundles, database.prepare("SELECT 1 FROM bundle WHERE sha256 = ?"));
    return sweepFolder(m_workspace.bundlesDirectory(), bundles);
}

Status WorkspaceChange::log(const std::string& command, const std::string& argumentsJson,
                            const std::string& snapshotSha256, const std::optional<std::string>& bundleSha256) {
    PLANWRIGHT_ASSIGN(auto insert, m_workspace.m_database->prepare(
                                       "INSERT INTO command_log (at, command, arguments, snapshot_sha256, "
                                       "bundle_sha256) VALUES (?, ?, ?, ?, ?)"));
    insert.bind(utcText(m_clock())).bind(command).bind(argumentsJson).bind(snapshotSha256);
    if (bundleSha256)
        insert.bind(*bundleSha256);
    else
        insert.bind(nullptr);
    return insert.run();
}

Status WorkspaceChange::recordImport(const data::ImportReport& report, const std::string& argumentsJson,
                                     const std::string& documentJson, const std::optional<SavedMapping>& mapping) {
    auto& database = *m_workspace.m_database;
    PLANWRIGHT_ASSIGN(auto snapshot, database.prepare("INSERT INTO snapshot VALUES (?, ?, ?, ?, ?) "
                                                      "ON CONFLICT (sha256) DO NOTHING"));
    PLANWRIGHT_TRY(snapshot.bind(report.snapshotSha256)
                       .bind(report.firstDay.toString())
                       .bind(report.lastDay.toString())
                       .bind(static_cast<std::int64_t>(report.categories))
                       .bind(documentJson)
                       .run());
    PLANWRIGHT_ASSIGN(auto current, database.prepare("INSERT OR REPLACE INTO current_snapshot VALUES (1, ?)"));
    PLANWRIGHT_TRY(current.bind(report.snapshotSha256).run());

    if (mapping)
        PLANWRIGHT_TRY(keep(*mapping));
    return log("import", argumentsJson, report.snapshotSha256, std::nullopt);
}

Status WorkspaceChange::keep(const SavedMapping& mapping) {
    PLANWRIGHT_ASSIGN(auto insert, m_workspace.m_database->prepare("INSERT OR REPLACE INTO mapping VALUES (?, ?, ?)"));
    insert.bind(mapping.name).bind(mapping.json);
    if (mapping.categoryTable)
        insert.bind(*mapping.categoryTable);
    else
        insert.bind(nullptr);
    return insert.run();
}

Status WorkspaceChange::recordTraining(const std::string& snapshotSha256, const std::string& training,
                                       const std::string& bundleSha256, const std::string& backtestJson) {
    auto& database = *m_workspace.m_database;
    // The same training gives the same bundle; training again makes it the newest.
    PLANWRIGHT_ASSIGN(auto bundle, database.prepare("INSERT INTO bundle (sha256, snapshot_sha256, training, backtest, "
                                                    "trained_by) VALUES (?1, ?2, ?3, ?4, (SELECT "
                                                    "coalesce(max(sequence), 0) + 1 FROM command_log)) ON CONFLICT "
                                                    "(sha256) DO UPDATE SET trained_by = excluded.trained_by, "
                                                    "training = excluded.training, backtest = excluded.backtest"));
    PLANWRIGHT_TRY(bundle.bind(bundleSha256).bind(snapshotSha256).bind(training).bind(backtestJson).run());
    return log("train", training, snapshotSha256, bundleSha256);
}

Status WorkspaceChange::commit() {
    PLANWRIGHT_TRY(m_transaction->commit());
    m_transaction.reset();
    m_workspace.m_removeContent = false;
    m_workspace.m_removeFolder = false;
    return {};
}

} // namespace planwright::service
