#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace planwright::storage {

/// A prepared statement. Parameters are bound in order, the texts copied; values never become part of the SQL.
/// A failed bind is kept and returned by the next step(). Move-only; its Database must outlive it.
class Statement {
public:
    Statement& bind(std::int64_t value);
    Statement& bind(double value);
    Statement& bind(std::string_view value);
    Statement& bind(std::nullptr_t);
    Statement& bind(std::span<const std::byte> value); ///< as a BLOB

    /// True: there is a row to read. False: the statement is done.
    [[nodiscard]] Result<bool> step();
    /// Steps to the end, then makes the statement ready to be bound again.
    [[nodiscard]] Status run();

    /// Columns of the present row, from 0.
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;
    /// Of a BLOB; valid until the next step.
    [[nodiscard]] std::span<const std::byte> bytes(int column) const;

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* handle) const;
    };
    explicit Statement(sqlite3_stmt* handle)
        : m_handle(handle) {}
    void noteBind(int code);

    std::unique_ptr<sqlite3_stmt, Finalize> m_handle;
    int m_bound = 0;
    int m_bindError = 0;
};

} // namespace planwright::storage
