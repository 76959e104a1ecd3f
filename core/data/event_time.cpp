#include "core/data/event_time.h"

namespace planwright::data {

Result<EventTimeReader> EventTimeReader::of(const Mapping& mapping) {
    std::optional<TimeZone> zone;
    if (!mapping.timeZone.empty()) {
        PLANWRIGHT_ASSIGN(zone, TimeZone::named(mapping.timeZone));
    }
    return EventTimeReader(mapping.dateOrder, mapping.aggregated == "month", std::move(zone));
}

TimeReading EventTimeReader::read(std::string_view text) const {
    auto reading = m_readsMonths ? readMonth(text, m_order) : readTime(text, m_order);
    if (m_zone && reading.offset && reading.outcome == TimeReading::Outcome::Read)
        reading.micros = m_zone->clockAt(reading.micros - *reading.offset);
    return reading;
}

} // namespace planwright::data
