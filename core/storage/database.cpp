#include "core/storage/database.h"

#include "core/storage/sqlite_error.h"
#include "core/storage/statement.h"

#include <fmt/format.h>

#include <sqlite3.h>

namespace planwright::storage {
Error sqliteError(sqlite3* handle, std::string_view doing) {
    const int code = handle == nullptr ? SQLITE_NOMEM : sqlite3_errcode(handle) & 0xFF;
    const char* reason = handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle);
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Conflict,
                fmt::format("Planwright could not {}: another program is writing to this workspace. "
                            "Wait for it to finish, then try again.",
                            doing)};
    case SQLITE_CONSTRAINT:
        return {ErrorCode::Conflict, fmt::format("Planwright could not {}: {}.", doing, reason)};
    case SQLITE_FULL:
        return {ErrorCode::Io,
                fmt::format("Planwright could not {}: the disk is full. Free some space, then try again.", doing)};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return {ErrorCode::Io,
                fmt::format("Planwright could not {}: the file is damaged or is not a workspace database "
                            "({}). Restore it from a backup.",
                            doing, reason)};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return {ErrorCode::Io,
                fmt::format("Planwright could not {}: {}. Check the folder's permissions and space.", doing, reason)};
    default:
        return {ErrorCode::Internal, fmt::format("Planwright could not {}: {}.", doing, reason)};
    }
}

void Database::Close::operator()(sqlite3* handle) const {
    sqlite3_close_v2(handle);
}

Result<Database> Database::open(const std::filesystem::path& file, Mode mode, int busyTimeoutMs) {
    std::error_code ignored;
    const bool exists = std::filesystem::exists(file, ignored);
    if (mode == Mode::Create && exists)
        return Error{ErrorCode::AlreadyExists, "This database exists already.", {file.string(), 0, {}}};
    if (mode != Mode::Create && !exists)
        return Error{ErrorCode::NotFound, "There is no database here.", {file.string(), 0, {}}};

    sqlite3* handle = nullptr;
    // A reader opens for writing too: only such a connection removes its -wal and -shm files when it closes.
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == Mode::Create ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    Database database(handle);
    if (code != SQLITE_OK)
        return sqliteError(handle, fmt::format("open {}", file.filename().string()));
    PLANWRIGHT_TRY(database.configure(mode, busyTimeoutMs));
    return database;
}

Status Database::configure(Mode mode, int busyTimeoutMs) {
    sqlite3_extended_result_codes(m_handle.get(), 1);
    sqlite3_busy_timeout(m_handle.get(), busyTimeoutMs);
    PLANWRIGHT_TRY(execute("PRAGMA foreign_keys = ON"));
    // WAL is a lasting property of the file: set once, so that opening writes nothing.
    if (mode == Mode::Create)
        PLANWRIGHT_TRY(execute("PRAGMA journal_mode = WAL"));
    PLANWRIGHT_TRY(execute("PRAGMA synchronous = FULL"));
    // What is deleted is overwritten, whatever the library was built to do.
    PLANWRIGHT_TRY(execute("PRAGMA secure_delete = ON"));
    // The first read finds out whether the file is a database at all.
    return execute("SELECT count(*) FROM sqlite_schema");
}

Status Database::execute(const std::string& sql) {
    if (sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return sqliteError(m_handle.get(), "change the workspace database");
    return {};
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_handle.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
        return sqliteError(m_handle.get(), "read the workspace database");
    return Statement(statement);
}

std::int64_t Database::lastInsertedRow() const {
    return sqlite3_last_insert_rowid(m_handle.get());
}

Status Database::backupTo(const std::filesystem::path& file) {
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    const Database copy(handle);
    if (code != SQLITE_OK)
        return sqliteError(handle, "write a backup of the workspace");
    sqlite3_backup* backup = sqlite3_backup_init(handle, "main", m_handle.get(), "main");
    if (backup == nullptr)
        return sqliteError(handle, "write a backup of the workspace");
    sqlite3_backup_step(backup, -1);
    if (sqlite3_backup_finish(backup) != SQLITE_OK)
        return sqliteError(handle, "write a backup of the workspace");
    return {};
}

} // namespace planwright::storage
