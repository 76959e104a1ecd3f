#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;

namespace planwright::storage {

class Statement;

/// One connection to an SQLite file. Move-only; use it from one thread at a time. Statements and transactions refer to
/// it and must end before it does. Foreign keys are on, the journal is WAL, a lock held by another connection is waited
/// for up to the busy timeout.
class Database {
public:
    enum class Mode { Create, Existing };

    /// Create makes a file that must not exist yet (AlreadyExists), Existing wants one that does (NotFound). Opening
    /// and reading write nothing. Io where it is not a database, or cannot be opened.
    [[nodiscard]] static Result<Database> open(const std::filesystem::path& file, Mode mode, int busyTimeoutMs = 2000);

    /// Runs one or several statements without parameters.
    [[nodiscard]] Status execute(const std::string& sql);
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);
    /// The row id of the last insert on this connection.
    [[nodiscard]] std::int64_t lastInsertedRow() const;
    /// A consistent copy into a new file, by SQLite's own backup.
    [[nodiscard]] Status backupTo(const std::filesystem::path& file);

private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    explicit Database(sqlite3* handle)
        : m_handle(handle) {}
    [[nodiscard]] Status configure(Mode mode, int busyTimeoutMs);

    std::unique_ptr<sqlite3, Close> m_handle;
};

} // namespace planwright::storage
