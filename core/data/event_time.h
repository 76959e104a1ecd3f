#pragma once

#include "core/base/result.h"
#include "core/data/mapping.h"
#include "core/data/time_zone.h"
#include "core/data/values.h"

#include <optional>
#include <string_view>

namespace planwright::data {

/// Reads the texts of a mapping's event_time. At any thread.
class EventTimeReader {
public:
    /// InvalidArgument for a time zone that does not exist, NotFound where the system has none.
    [[nodiscard]] static Result<EventTimeReader> of(const Mapping& mapping);

    /// What `micros` names is on the clock that decides the event's day; of sums by month, the month's first moment.
    [[nodiscard]] TimeReading read(std::string_view text) const;

private:
    EventTimeReader(DateOrder order, bool readsMonths, std::optional<TimeZone> zone)
        : m_order(order)
        , m_readsMonths(readsMonths)
        , m_zone(std::move(zone)) {}

    DateOrder m_order;
    bool m_readsMonths;
    std::optional<TimeZone> m_zone; ///< none: the clock of each text
};

} // namespace planwright::data
