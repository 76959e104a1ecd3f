#include "core/storage/migrations.h"

#include "core/storage/statement.h"
#include "core/storage/transaction.h"
#include "embedded/schema.h"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace planwright::storage {

std::span<const Migration> workspaceMigrations() {
    static const std::vector<Migration> steps = [] {
        std::vector<Migration> result;
        for (const auto& file : embedded::schema())
            result.push_back({file.name, file.text});
        return result;
    }();
    return steps;
}

Result<int> schemaVersion(Database& database) {
    PLANWRIGHT_ASSIGN(auto statement, database.prepare("PRAGMA user_version"));
    PLANWRIGHT_TRY(statement.step());
    return static_cast<int>(statement.integer(0));
}

Status migrate(Database& database, std::span<const Migration> migrations, const std::filesystem::path& backupFile) {
    PLANWRIGHT_ASSIGN(const int present, schemaVersion(database));
    const int last = static_cast<int>(migrations.size());
    if (present > last)
        return Error{ErrorCode::Conflict,
                     fmt::format("This workspace was written by a newer Planwright (schema {}, this program knows {}). "
                                 "Nothing was changed: open it with the newer version.",
                                 present, last)};
    if (present == last)
        return {};
    if (present > 0)
        PLANWRIGHT_TRY(database.backupTo(backupFile));
    for (int version = present + 1; version <= last; ++version) {
        PLANWRIGHT_ASSIGN(auto transaction, Transaction::begin(database));
        PLANWRIGHT_TRY(database.execute(std::string(migrations[static_cast<std::size_t>(version - 1)].sql)));
        PLANWRIGHT_TRY(database.execute(fmt::format("PRAGMA user_version = {}", version)));
        PLANWRIGHT_TRY(transaction.commit());
    }
    return {};
}

} // namespace planwright::storage
