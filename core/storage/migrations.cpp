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

namespace {

/// The steps after `from`, up to `until`, in one transaction.
Status take(Database& database, std::span<const Migration> migrations, int from, int until) {
    PLANWRIGHT_ASSIGN(auto transaction, Transaction::begin(database));
    for (int version = from + 1; version <= until; ++version)
        PLANWRIGHT_TRY(database.execute(std::string(migrations[static_cast<std::size_t>(version - 1)].sql)));
    PLANWRIGHT_TRY(database.execute(fmt::format("PRAGMA user_version = {}", until)));
    return transaction.commit();
}

} // namespace

Status migrate(Database& database, std::span<const Migration> migrations, const std::filesystem::path& backupFile) {
    PLANWRIGHT_ASSIGN(const int present, schemaVersion(database));
    const int last = static_cast<int>(migrations.size());
    if (present > last)
        return Error{ErrorCode::Conflict,
                     fmt::format("This workspace was written by a newer Planwright (schema {}, this program knows {}). "
                                 "Nothing was changed: open it with the newer version.",
                                 present, last)};
    if (present < 0)
        return Error{ErrorCode::Io, fmt::format("The workspace's database is damaged: it claims to be of schema {}. "
                                                "Restore it from a backup.",
                                                present)};
    if (present == last)
        return {};
    // A new one is made whole or not at all: half of it would look like the work of an older program.
    if (present == 0)
        return take(database, migrations, 0, last);
    PLANWRIGHT_TRY(database.backupTo(backupFile));
    for (int version = present; version < last; ++version)
        PLANWRIGHT_TRY(take(database, migrations, version, version + 1));
    return {};
}

} // namespace planwright::storage
