#include "core/data/open_snapshot.h"

#include "core/data/snapshot_files.h"
#include "core/data/values.h"

namespace planwright::data {

Result<OpenSnapshot> openSnapshot(const std::filesystem::path& directory, const RunContext& context,
                                  std::int64_t memoryLimitMiB) {
    PLANWRIGHT_ASSIGN(auto manifest, readManifest(directory));
    PLANWRIGHT_ASSIGN(auto spill, TemporaryFolder::make(directory.parent_path(), spillPrefix));
    PLANWRIGHT_ASSIGN(auto database, engine::Database::open({spill.path(), context.threads, memoryLimitMiB}));
    return OpenSnapshot{std::move(manifest), std::move(spill), std::move(database),
                        engine::sqlText((directory / eventsFile).string())};
}

std::string startSql(Date day) {
    return std::to_string(startOf(day));
}

} // namespace planwright::data
