#pragma once

#include "core/base/date.h"

#include <cstdint>
#include <span>

namespace planwright::data {

/// First and last month whose every day the data cover; last < first where there is none.
struct CompleteMonths {
    Month first, last;
};

/// `activeDays`: the days with events, ascending and unique, as days since 1970. A shop that closes for a day or two
/// now and then still covers a month that begins or ends with such a gap: the gap allowed at either end is the longest,
/// of at most three closed days, that occurs between active days at least once per 60 days of history. Where the data
/// go on after the last active day (they were cut there), `lastCovered` says how far they reach.
[[nodiscard]] CompleteMonths completeMonths(std::span<const std::int32_t> activeDays, Date lastCovered);

} // namespace planwright::data
