#include "core/storage/transaction.h"

#include "core/base/log.h"

#include <utility>

namespace planwright::storage {

Result<Transaction> Transaction::begin(Database& database) {
    PLANWRIGHT_TRY(database.execute("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)) {}

Transaction::~Transaction() {
    if (m_database == nullptr)
        return;
    // A full disk ends a transaction by itself: then the savepoint begins another one, with nothing in it.
    if (const auto rolledBack = m_database->execute("SAVEPOINT unfinished; ROLLBACK"); !rolledBack)
        log::error(rolledBack.error().describe());
}

Status Transaction::commit() {
    PLANWRIGHT_TRY(m_database->execute("COMMIT"));
    m_database = nullptr;
    return {};
}

} // namespace planwright::storage
