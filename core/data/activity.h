#pragma once

#include "core/base/run_context.h"
#include "core/data/types/activity.h"
#include "core/data/types/panel.h"

#include <filesystem>

namespace planwright::data {

/// The activity of a snapshot on the categories and days of its panel (see loadPanel), so cut where that was cut. Read
/// in parts of about `eventsAtATime` (what tells buyers apart spills to disk, but not without limit), each event at
/// most twice; the same bytes at any thread count and size of the parts. NotFound where the folder holds no snapshot.
[[nodiscard]] Result<Activity> loadActivity(const std::filesystem::path& snapshotDirectory, const Panel& panel,
                                            const RunContext& context, std::int64_t eventsAtATime = 2'000'000);

} // namespace planwright::data
