#include "core/service/workspace_scrub.h"

#include "core/storage/statement.h"

#include <string>
#include <vector>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;

Error stillOpen(const fs::path& workspace) {
    return {
        ErrorCode::Conflict,
        "What was deleted is gone from the workspace's tables, but its bytes are still in its files, because another "
        "program has the workspace open: close it. They are erased when the workspace is opened next.",
        {workspace.string(), 0, {}}};
}

Status removeCopy(const fs::path& file) {
    std::error_code failure;
    fs::remove(file, failure);
    if (failure)
        return Error{ErrorCode::Io,
                     "A file that may hold what was deleted cannot be removed: " + failure.message() +
                         ". Remove it by hand.",
                     {file.string(), 0, {}}};
    return {};
}

Status scrub(storage::Database& database, const fs::path& workspace) {
    if (const auto rewritten = database.execute("VACUUM"); !rewritten)
        return rewritten.error().code() == ErrorCode::Conflict ? Status(stillOpen(workspace)) : rewritten;
    {
        PLANWRIGHT_ASSIGN(auto checkpoint, database.prepare("PRAGMA wal_checkpoint(TRUNCATE)"));
        PLANWRIGHT_TRY(checkpoint.step());
        if (checkpoint.integer(0) != 0)
            return stillOpen(workspace);
    }
    PLANWRIGHT_TRY(removeCopy(workspace / "exports" / "report.html"));
    std::vector<fs::path> backups;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(workspace, ignored)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with("workspace.sqlite.schema") && name.ends_with(".backup"))
            backups.push_back(entry.path());
    }
    for (const auto& backup : backups)
        PLANWRIGHT_TRY(removeCopy(backup));
    return {};
}

} // namespace

Status askForScrub(storage::Database& database) {
    return database.execute("INSERT OR REPLACE INTO own_table VALUES ('scrub', '')");
}

Status finishScrub(storage::Database& database, const fs::path& workspace) {
    {
        PLANWRIGHT_ASSIGN(auto select, database.prepare("SELECT 1 FROM own_table WHERE name = 'scrub'"));
        PLANWRIGHT_ASSIGN(const bool asked, select.step());
        if (!asked)
            return {};
    }
    PLANWRIGHT_TRY(scrub(database, workspace));
    return database.execute("DELETE FROM own_table WHERE name = 'scrub'");
}

} // namespace planwright::service
