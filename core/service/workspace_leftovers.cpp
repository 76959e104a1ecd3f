#include "core/service/workspace_leftovers.h"

#include "core/base/log.h"
#include "core/data/temporary_folder.h"
#include "core/storage/statement.h"
#include "core/storage/transaction.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;

struct Leftovers {
    std::vector<fs::path> unnamed;   ///< for whoever has the write lock
    std::vector<fs::path> temporary; ///< unless somebody holds them
    bool emptyTmp = false;           ///< only the folder of temporary folders itself

    [[nodiscard]] bool areNone() const { return unnamed.empty() && temporary.empty() && !emptyTmp; }
};

bool isHash(const std::string& name) {
    return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// As the folders of core/data and core/registry are called before they get their names.
bool isTemporary(const std::string& name) {
    constexpr std::array<std::string_view, 3> prefixes{".incoming-", ".spill", ".writing-"};
    return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return name.starts_with(prefix); });
}

Status lookInto(const fs::path& folder, storage::Statement& named, Leftovers& found) {
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        const auto name = entry.path().filename().string();
        if (isTemporary(name) && !data::TemporaryFolder::isHeld(entry.path()))
            found.temporary.push_back(entry.path());
        if (!isHash(name))
            continue;
        PLANWRIGHT_ASSIGN(const bool keep, named.bind(name).step());
        PLANWRIGHT_TRY(named.run());
        if (!keep)
            found.unnamed.push_back(entry.path());
    }
    return {};
}

Result<Leftovers> leftovers(storage::Database& database, const fs::path& workspace) {
    Leftovers found;
    PLANWRIGHT_ASSIGN(auto snapshots, database.prepare("SELECT 1 FROM snapshot WHERE sha256 = ?"));
    PLANWRIGHT_TRY(lookInto(workspace / "snapshots", snapshots, found));
    PLANWRIGHT_ASSIGN(auto bundles, database.prepare("SELECT 1 FROM bundle WHERE sha256 = ?"));
    PLANWRIGHT_TRY(lookInto(workspace / "bundles", bundles, found));
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(workspace / temporaryName, ignored)) {
        if (!entry.is_directory(ignored))
            found.unnamed.push_back(entry.path());
        else if (!data::TemporaryFolder::isHeld(entry.path()))
            found.temporary.push_back(entry.path());
    }
    found.emptyTmp = fs::exists(workspace / temporaryName, ignored) && fs::is_empty(workspace / temporaryName, ignored);
    return found;
}

Status removeUnderLock(storage::Database& database, const fs::path& workspace) {
    PLANWRIGHT_TRY(database.execute("PRAGMA busy_timeout = 0"));
    const auto transaction = storage::Transaction::begin(database);
    PLANWRIGHT_TRY(database.execute("PRAGMA busy_timeout = 2000"));
    if (!transaction)
        return transaction.error();
    return removeLeftovers(database, workspace);
}

} // namespace

Status removeLeftovers(storage::Database& database, const fs::path& workspace) {
    PLANWRIGHT_ASSIGN(const auto found, leftovers(database, workspace));
    std::error_code ignored;
    for (const auto& folder : found.unnamed)
        fs::remove_all(folder, ignored);
    for (const auto& folder : found.temporary)
        data::TemporaryFolder::removeUnlessHeld(folder);
    fs::remove(workspace / temporaryName, ignored); // only if it is empty
    return {};
}

void tidyUp(storage::Database& database, const fs::path& workspace) {
    const auto found = leftovers(database, workspace);
    if (!found) {
        log::warning(found.error().describe());
        return;
    }
    if (found->areNone())
        return;
    // A program that writes does so itself.
    if (const auto done = removeUnderLock(database, workspace); !done && done.error().code() != ErrorCode::Conflict)
        log::warning(done.error().describe());
}

} // namespace planwright::service
