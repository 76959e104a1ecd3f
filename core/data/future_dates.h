#pragma once

#include "core/data/engine/database.h"
#include "core/data/mapping.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace planwright::data {

/// Days (since 1970, ascending) and how many rows fall on each. The day after which what follows cannot be meant: at
/// most one row of a thousand lies there, beyond a gap of at least 90 days (2109 for 2019). Nothing where the days go
/// on plausibly. Never the clock of this machine.
[[nodiscard]] std::optional<std::int32_t> lastPlausibleDay(std::span<const std::pair<std::int32_t, std::int64_t>> days);

/// The condition of a future date on event_row: after the mapping's latestDay, or file by file after its last plausible
/// day. "false" where there is none. Of accepted rows.
[[nodiscard]] Result<std::string> futureDates(engine::Database& database, const Mapping& mapping,
                                              const RunContext& context);

} // namespace planwright::data
