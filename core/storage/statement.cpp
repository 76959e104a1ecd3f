#include "core/storage/statement.h"

#include "core/storage/sqlite_error.h"

#include <sqlite3.h>

namespace planwright::storage {
namespace {

/// The destructor value that tells SQLite to copy the bytes; its macro is a C cast.
sqlite3_destructor_type copied() {
    // NOLINTNEXTLINE(performance-no-int-to-ptr)
    return reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1});
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* handle) const {
    sqlite3_finalize(handle);
}

void Statement::noteBind(int code) {
    if (code != SQLITE_OK && m_bindError == SQLITE_OK)
        m_bindError = code;
}

Statement& Statement::bind(std::int64_t value) {
    noteBind(sqlite3_bind_int64(m_handle.get(), ++m_bound, value));
    return *this;
}

Statement& Statement::bind(double value) {
    noteBind(sqlite3_bind_double(m_handle.get(), ++m_bound, value));
    return *this;
}

Statement& Statement::bind(std::string_view value) {
    // A null pointer would bind NULL, and an empty view may hold one.
    const char* bytes = value.empty() ? "" : value.data();
    noteBind(sqlite3_bind_text64(m_handle.get(), ++m_bound, bytes, value.size(), copied(), SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(std::span<const std::byte> value) {
    const void* bytes = value.empty() ? static_cast<const void*>("") : value.data();
    noteBind(sqlite3_bind_blob64(m_handle.get(), ++m_bound, bytes, value.size(), copied()));
    return *this;
}

Statement& Statement::bind(std::nullptr_t) {
    noteBind(sqlite3_bind_null(m_handle.get(), ++m_bound));
    return *this;
}

Result<bool> Statement::step() {
    if (m_bindError != SQLITE_OK)
        return Error{ErrorCode::Internal,
                     std::string("A value could not be bound to a statement: ") + sqlite3_errstr(m_bindError)};
    switch (sqlite3_step(m_handle.get())) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        return false;
    default:
        return sqliteError(sqlite3_db_handle(m_handle.get()), "use the workspace database");
    }
}

Status Statement::run() {
    for (;;) {
        PLANWRIGHT_ASSIGN(const bool row, step());
        if (!row)
            break;
    }
    sqlite3_reset(m_handle.get());
    sqlite3_clear_bindings(m_handle.get());
    m_bound = 0;
    return {};
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_handle.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_handle.get(), column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(m_handle.get(), column);
}

std::string Statement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_handle.get(), column));
    if (bytes == nullptr)
        return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_handle.get(), column))};
}

std::span<const std::byte> Statement::bytes(int column) const {
    const auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(m_handle.get(), column));
    return {bytes, bytes == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(m_handle.get(), column))};
}

} // namespace planwright::storage
