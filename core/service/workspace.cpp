#include "core/service/workspace.h"

#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/service/point_blob.h"
#include "core/service/workspace_leftovers.h"
#include "core/service/workspace_scrub.h"
#include "core/storage/migrations.h"
#include "core/storage/statement.h"

#include <array>
#include <limits>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;
using storage::Database;

constexpr auto databaseName = "workspace.sqlite";
constexpr std::array<const char*, 3> subfolders{"snapshots", "bundles", "exports"};

Error cannotCreate(const fs::path& folder, const std::error_code& reason) {
    return {ErrorCode::Io,
            "The workspace cannot be created: " + reason.message() + ". Choose another with --workspace.",
            {folder.string(), 0, {}}};
}

} // namespace

Workspace::Workspace(fs::path folder)
    : m_folder(std::move(folder)) {}

Workspace::~Workspace() {
    m_database.reset();
    std::error_code ignored;
    if (m_removeContent) {
        fs::remove(m_folder / databaseName, ignored);
        for (const auto* name : subfolders)
            fs::remove_all(m_folder / name, ignored);
    }
    if (m_removeFolder)
        fs::remove(m_folder, ignored); // only if it is empty: what somebody else put there stays
}

Result<std::unique_ptr<Workspace>> Workspace::open(const fs::path& folder) {
    PLANWRIGHT_TRY(checkPathIsUtf8(folder));
    std::error_code ignored;
    if (!fs::exists(folder / databaseName, ignored))
        return Error{
            ErrorCode::NotFound,
            "There is no workspace here. Import data first (planwright-cli import FILE), or name the folder with "
            "--workspace.",
            {folder.string(), 0, {}}};
    std::unique_ptr<Workspace> workspace(new Workspace(folder));
    PLANWRIGHT_TRY(workspace->openDatabase(Database::Mode::Existing));
    return workspace;
}

Result<std::unique_ptr<Workspace>> Workspace::openOrCreate(const fs::path& folder) {
    PLANWRIGHT_TRY(checkPathIsUtf8(folder));
    std::error_code failure;
    if (fs::exists(folder / databaseName, failure)) {
        PLANWRIGHT_ASSIGN(auto workspace, open(folder));
        PLANWRIGHT_TRY(workspace->makeSubfolders());
        return workspace;
    }
    PLANWRIGHT_TRY(checkRoom(folder));
    const bool isThere = fs::exists(folder, failure);
    std::unique_ptr<Workspace> workspace(new Workspace(folder));
    workspace->m_removeContent = true;
    workspace->m_removeFolder = !isThere;
    if (fs::create_directories(folder, failure); failure)
        return cannotCreate(folder, failure);
    // The database first: from then on the folder is told for a workspace, wherever this program may be killed.
    PLANWRIGHT_TRY(workspace->openDatabase(Database::Mode::Create));
    PLANWRIGHT_TRY(workspace->makeSubfolders());
    return workspace;
}

Result<std::unique_ptr<Workspace>> Workspace::openIfThere(const fs::path& folder) {
    std::error_code failure;
    if (fs::exists(folder / databaseName, failure))
        return open(folder);
    PLANWRIGHT_TRY(checkRoom(folder));
    return std::unique_ptr<Workspace>();
}

// Where none is yet, one can be made.
Status Workspace::checkRoom(const fs::path& folder) {
    std::error_code failure;
    if (fs::exists(folder, failure) && (!fs::is_directory(folder, failure) || !fs::is_empty(folder, failure)))
        return Error{ErrorCode::InvalidArgument,
                     "This is neither a workspace nor an empty folder. Choose another with --workspace.",
                     {folder.string(), 0, {}}};
    return {};
}

Status Workspace::makeSubfolders() const {
    std::error_code failure;
    for (const auto* name : subfolders)
        if (fs::create_directories(m_folder / name, failure); failure)
            return cannotCreate(m_folder, failure);
    return {};
}

Status Workspace::openDatabase(Database::Mode mode) {
    PLANWRIGHT_ASSIGN(m_database, Database::open(m_folder / databaseName, mode));
    PLANWRIGHT_ASSIGN(const int version, storage::schemaVersion(*m_database));
    // One whose maker was killed at once may not have got that far.
    if (version == 0)
        PLANWRIGHT_TRY(m_database->execute("PRAGMA journal_mode = WAL"));
    const auto backup = m_folder / (std::string(databaseName) + ".schema" + std::to_string(version) + ".backup");
    PLANWRIGHT_TRY(storage::migrate(*m_database, storage::workspaceMigrations(), backup));
    tidyUp(*m_database, m_folder);
    if (const auto done = finishScrub(*m_database, m_folder); !done && done.error().code() != ErrorCode::Conflict)
        log::warning(done.error().describe());
    return {};
}

Result<std::string> Workspace::currentSnapshot() {
    PLANWRIGHT_ASSIGN(auto select, m_database->prepare("SELECT snapshot_sha256 FROM current_snapshot"));
    PLANWRIGHT_ASSIGN(const bool found, select.step());
    if (!found)
        return Error{
            ErrorCode::NotFound, "This workspace holds no data yet: import a file first.", {m_folder.string(), 0, {}}};
    return select.text(0);
}

namespace {

Result<StoredSnapshot> storedSnapshot(const storage::Statement& row) {
    StoredSnapshot snapshot;
    snapshot.sha256 = row.text(0);
    if (!row.isNull(1))
        snapshot.tag = row.text(1);
    PLANWRIGHT_ASSIGN(snapshot.firstDay, Date::parse(row.text(2)));
    PLANWRIGHT_ASSIGN(snapshot.lastDay, Date::parse(row.text(3)));
    snapshot.categories = row.integer(4);
    if (!row.isNull(5))
        snapshot.importedAt = row.text(5);
    snapshot.isCurrent = row.integer(6) != 0;
    return snapshot;
}

} // namespace

Result<std::vector<StoredSnapshot>> Workspace::snapshots() {
    PLANWRIGHT_ASSIGN(
        auto select,
        m_database->prepare("SELECT s.sha256, s.tag, s.first_day, s.last_day, s.categories, i.at, "
                            "EXISTS (SELECT 1 FROM current_snapshot WHERE snapshot_sha256 = s.sha256) "
                            "FROM snapshot s LEFT JOIN command_log i ON i.sequence = (SELECT max(sequence) FROM "
                            "command_log WHERE command = 'import' AND snapshot_sha256 = s.sha256) "
                            "ORDER BY i.sequence DESC, s.sha256"));
    PLANWRIGHT_ASSIGN(auto bundles,
                      m_database->prepare("SELECT sha256 FROM bundle WHERE snapshot_sha256 = ? ORDER BY sha256"));
    std::vector<StoredSnapshot> snapshots;
    for (;;) {
        PLANWRIGHT_ASSIGN(const bool row, select.step());
        if (!row)
            return snapshots;
        PLANWRIGHT_ASSIGN(auto snapshot, storedSnapshot(select));
        bundles.bind(snapshot.sha256);
        for (;;) {
            PLANWRIGHT_ASSIGN(const bool more, bundles.step());
            if (!more)
                break;
            snapshot.bundles.push_back(bundles.text(0));
        }
        PLANWRIGHT_TRY(bundles.run());
        snapshots.push_back(std::move(snapshot));
    }
}

Result<std::string> Workspace::previousSnapshot() {
    PLANWRIGHT_ASSIGN(auto select,
                      m_database->prepare("SELECT l.snapshot_sha256 FROM command_log l JOIN snapshot s ON s.sha256 = "
                                          "l.snapshot_sha256 WHERE l.command IN ('import', 'use_snapshot') AND "
                                          "l.snapshot_sha256 NOT IN (SELECT snapshot_sha256 FROM current_snapshot) "
                                          "ORDER BY l.sequence DESC"));
    PLANWRIGHT_ASSIGN(const bool found, select.step());
    if (!found)
        return Error{ErrorCode::NotFound,
                     "There is no snapshot before the current one: it is the first.",
                     {m_folder.string(), 0, {}}};
    return select.text(0);
}

Result<std::optional<StoredTraining>> Workspace::findTraining(const std::string& snapshotSha256,
                                                              const std::string& training) {
    PLANWRIGHT_ASSIGN(auto select, m_database->prepare("SELECT sha256, backtest FROM bundle WHERE snapshot_sha256 = ? "
                                                       "AND training = ? ORDER BY trained_by DESC"));
    PLANWRIGHT_ASSIGN(const bool found, select.bind(snapshotSha256).bind(training).step());
    if (!found)
        return std::nullopt;
    return StoredTraining{select.text(0), select.isNull(1) ? std::nullopt : std::optional(select.text(1))};
}

Result<std::vector<std::string>> Workspace::otherBundles(const std::string& snapshotSha256,
                                                         const std::string& measure) {
    PLANWRIGHT_ASSIGN(auto select, m_database->prepare("SELECT b.sha256 FROM bundle b JOIN snapshot s ON s.sha256 = "
                                                       "b.snapshot_sha256 WHERE b.snapshot_sha256 <> ? AND "
                                                       "json_extract(b.training, '$.measure') = ? AND "
                                                       "json_extract(b.training, '$.data_until') IS NULL "
                                                       "ORDER BY s.last_day DESC, b.trained_by DESC"));
    select.bind(snapshotSha256).bind(measure);
    std::vector<std::string> bundles;
    for (;;) {
        PLANWRIGHT_ASSIGN(const bool row, select.step());
        if (!row)
            return bundles;
        bundles.push_back(select.text(0));
    }
}

Result<std::string> Workspace::importDocument(const std::string& snapshotSha256) {
    PLANWRIGHT_ASSIGN(auto select, m_database->prepare("SELECT document FROM snapshot WHERE sha256 = ?"));
    PLANWRIGHT_ASSIGN(const bool found, select.bind(snapshotSha256).step());
    if (!found)
        return Error{ErrorCode::NotFound, "The workspace knows no such snapshot.", {m_folder.string(), 0, {}}};
    return select.text(0);
}

Result<std::optional<std::string>> Workspace::missingDays() {
    PLANWRIGHT_ASSIGN(auto select, m_database->prepare("SELECT arguments FROM command_log WHERE command = "
                                                       "'missing_days' ORDER BY sequence DESC LIMIT 1"));
    PLANWRIGHT_ASSIGN(const bool found, select.step());
    return found ? std::optional(select.text(0)) : std::nullopt;
}

Result<std::vector<SavedMapping>> Workspace::savedMappings() {
    PLANWRIGHT_ASSIGN(auto select,
                      m_database->prepare("SELECT name, json, category_table FROM mapping ORDER BY rowid DESC"));
    std::vector<SavedMapping> mappings;
    for (;;) {
        PLANWRIGHT_ASSIGN(const bool row, select.step());
        if (!row)
            return mappings;
        mappings.push_back(
            {select.text(0), select.text(1), select.isNull(2) ? std::nullopt : std::optional(select.text(2))});
    }
}

Result<std::optional<std::string>> Workspace::ownTable(const std::string& name) {
    PLANWRIGHT_ASSIGN(auto select, m_database->prepare("SELECT csv FROM own_table WHERE name = ?"));
    PLANWRIGHT_ASSIGN(const bool found, select.bind(name).step());
    return found ? std::optional(select.text(0)) : std::nullopt;
}

Result<forecasting::PastFits> Workspace::pastForecasts(const std::string& codeRevision) {
    PLANWRIGHT_ASSIGN(auto select, m_database->prepare("SELECT key, sha256, points FROM past_forecast WHERE "
                                                       "code_revision = ?"));
    select.bind(codeRevision);
    forecasting::PastFits fits;
    for (;;) {
        PLANWRIGHT_ASSIGN(const bool row, select.step());
        if (!row)
            return fits;
        if (auto points = pointsOf(select.bytes(2), select.text(1)))
            fits.emplace(select.text(0), std::move(*points));
    }
}

Result<std::vector<OutlierMarkRow>> Workspace::outlierMarkRows() {
    PLANWRIGHT_ASSIGN(auto select, m_database->prepare("SELECT category, first_day, last_day, meaning, note FROM "
                                                       "outlier_mark ORDER BY category, first_day"));
    std::vector<OutlierMarkRow> rows;
    for (;;) {
        PLANWRIGHT_ASSIGN(const bool row, select.step());
        if (!row)
            return rows;
        rows.push_back({select.text(0), select.text(1), select.text(2), select.text(3), select.text(4)});
    }
}

Result<std::vector<std::string>> Workspace::importArguments() {
    PLANWRIGHT_ASSIGN(auto snapshot, currentSnapshot());
    PLANWRIGHT_ASSIGN(auto import,
                      m_database->prepare("SELECT sequence, arguments, json_extract(arguments, '$.append') "
                                          "FROM command_log WHERE command = 'import' AND sequence < ? AND "
                                          "snapshot_sha256 = ? ORDER BY sequence DESC"));
    PLANWRIGHT_ASSIGN(auto before, m_database->prepare("SELECT snapshot_sha256 FROM command_log WHERE sequence < ? AND "
                                                       "command IN ('import', 'use_snapshot') ORDER BY sequence DESC"));
    std::vector<std::string> arguments;
    for (auto sequence = std::numeric_limits<std::int64_t>::max();;) {
        PLANWRIGHT_ASSIGN(const bool found, import.bind(sequence).bind(snapshot).step());
        if (!found)
            return std::vector<std::string>();
        sequence = import.integer(0);
        arguments.insert(arguments.begin(), import.text(1));
        const bool isAppended = !import.isNull(2) && import.integer(2) != 0;
        PLANWRIGHT_TRY(import.run());
        if (!isAppended)
            return arguments;
        // What was the current one when this was appended to it.
        PLANWRIGHT_ASSIGN(const bool hasBase, before.bind(sequence).step());
        if (!hasBase)
            return std::vector<std::string>();
        snapshot = before.text(0);
        PLANWRIGHT_TRY(before.run());
    }
}

} // namespace planwright::service
