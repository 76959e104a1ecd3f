#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace planwright::data {

/// The clock of a place (IANA name), which decides which day an event belongs to. A time with Z or an offset is one
/// moment, and this tells what the clock showed then. A time without an offset is what the clock showed, so it stays as
/// it is: also in the hour that a change to summer time leaves out, and in the one that a change back has twice.
/// From the system's time zone database; after 2037 the offset of its last change holds on.
class TimeZone {
public:
    /// InvalidArgument, listing names that are near, for a name that the database has not; NotFound where there is no
    /// database.
    [[nodiscard]] static Result<TimeZone> named(const std::string& name);

    /// What the clock shows, in microseconds since its 1970-01-01 00:00, at a moment in microseconds since 1970-01-01
    /// 00:00 UTC. At any thread; a search among at most a few hundred changes.
    [[nodiscard]] std::int64_t clockAt(std::int64_t moment) const;

private:
    struct Change {
        std::int64_t moment = 0; ///< from then on
        std::int64_t ahead = 0;  ///< of UTC
    };
    explicit TimeZone(std::vector<Change> changes)
        : m_changes(std::move(changes)) {}
    std::vector<Change> m_changes; ///< the first from the beginning of time
};

} // namespace planwright::data
