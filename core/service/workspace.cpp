#include "core/service/workspace.h"

#include "core/storage/migrations.h"
#include "core/storage/statement.h"

#include <array>

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
    std::error_code failure;
    if (fs::exists(folder / databaseName, failure))
        return open(folder);
    const bool isThere = fs::exists(folder, failure);
    if (isThere && (!fs::is_directory(folder, failure) || !fs::is_empty(folder, failure)))
        return Error{ErrorCode::InvalidArgument,
                     "This is neither a workspace nor an empty folder. Choose another with --workspace.",
                     {folder.string(), 0, {}}};
    std::unique_ptr<Workspace> workspace(new Workspace(folder));
    workspace->m_removeContent = true;
    workspace->m_removeFolder = !isThere;
    for (const auto* name : subfolders)
        if (fs::create_directories(folder / name, failure); failure)
            return cannotCreate(folder, failure);
    PLANWRIGHT_TRY(workspace->openDatabase(Database::Mode::Create));
    return workspace;
}

Status Workspace::openDatabase(Database::Mode mode) {
    PLANWRIGHT_ASSIGN(m_database, Database::open(m_folder / databaseName, mode));
    PLANWRIGHT_ASSIGN(const int version, storage::schemaVersion(*m_database));
    const auto backup = m_folder / (std::string(databaseName) + ".schema" + std::to_string(version) + ".backup");
    return storage::migrate(*m_database, storage::workspaceMigrations(), backup);
}

Result<std::string> Workspace::currentSnapshot() {
    PLANWRIGHT_ASSIGN(auto select, m_database->prepare("SELECT snapshot_sha256 FROM current_snapshot"));
    PLANWRIGHT_ASSIGN(const bool found, select.step());
    if (!found)
        return Error{
            ErrorCode::NotFound, "This workspace holds no data yet: import a file first.", {m_folder.string(), 0, {}}};
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

Result<std::string> Workspace::importDocument(const std::string& snapshotSha256) {
    PLANWRIGHT_ASSIGN(auto select, m_database->prepare("SELECT document FROM snapshot WHERE sha256 = ?"));
    PLANWRIGHT_ASSIGN(const bool found, select.bind(snapshotSha256).step());
    if (!found)
        return Error{ErrorCode::NotFound, "The workspace knows no such snapshot.", {m_folder.string(), 0, {}}};
    return select.text(0);
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

} // namespace planwright::service
