#pragma once

#include "core/storage/database.h"

namespace planwright::storage {

/// A write transaction: taken at once (BEGIN IMMEDIATE), so of two writers the second is refused before it has done any
/// work. Rolled back when it goes out of scope without commit(). The Database must outlive it and must not move.
class Transaction {
public:
    /// Conflict if another connection writes.
    [[nodiscard]] static Result<Transaction> begin(Database& database);

    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    [[nodiscard]] Status commit();

private:
    explicit Transaction(Database& database)
        : m_database(&database) {}

    Database* m_database;
};

} // namespace planwright::storage
