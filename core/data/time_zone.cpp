#include "core/data/time_zone.h"

#include "core/base/text.h"

#include <date/tz.h>

#include <algorithm>
#include <exception>
#include <limits>
#include <numeric>

namespace planwright::data {

namespace {

constexpr std::int64_t perSecond = 1'000'000;

/// How many letters must change to make one text of the other.
std::size_t distance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < one.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < other.size(); ++j) {
            const std::size_t replaced = diagonal + (one[i] == other[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j + 1] + 1, row[j] + 1, replaced});
        }
    }
    return row.back();
}

/// Up to five names, the nearest first; a name of the same place is near whatever its region.
std::vector<std::string> nearNames(const std::string& name) {
    const auto placeOf = [](std::string_view zone) { return zone.substr(zone.rfind('/') + 1); };
    const auto wanted = asciiLower(name);
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const auto& zone : date::get_tzdb().zones) {
        const auto known = asciiLower(zone.name());
        const auto far = std::min(distance(wanted, known), 1 + 2 * distance(placeOf(wanted), placeOf(known)));
        if (far <= 3 + wanted.size() / 4)
            found.emplace_back(far, zone.name());
    }
    std::sort(found.begin(), found.end());
    found.resize(std::min(found.size(), std::size_t{5}));
    std::vector<std::string> names;
    for (auto& [far, zone] : found)
        names.push_back(std::move(zone));
    return names;
}

Error unknown(const std::string& name) {
    std::string near;
    for (const auto& zone : nearNames(name))
        near += (near.empty() ? " Did you mean " : ", ") + zone;
    return {ErrorCode::InvalidArgument,
            "There is no time zone \"" + name + "\": give an IANA name such as Europe/Berlin." + near +
                (near.empty() ? "" : "?"),
            {{}, 0, "time_zone"}};
}

} // namespace

Result<TimeZone> TimeZone::named(const std::string& name) {
    using namespace date;
    try {
        const auto& zones = get_tzdb().zones;
        const auto isNamed = [&name](const auto& zone) { return zone.name() == name; };
        if (std::none_of(zones.begin(), zones.end(), isNamed))
            return unknown(name);
        const auto* const zone = locate_zone(name);
        const sys_seconds end = sys_days(year(2200) / 1 / 2);
        std::vector<Change> changes;
        for (sys_seconds at = sys_days(year(1899) / 12 / 30); at < end;) {
            const auto info = zone->get_info(at);
            const auto ahead = std::chrono::duration_cast<std::chrono::seconds>(info.offset).count() * perSecond;
            const auto moment = changes.empty() ? std::numeric_limits<std::int64_t>::min()
                                                : info.begin.time_since_epoch().count() * perSecond;
            if (changes.empty() || changes.back().ahead != ahead)
                changes.push_back({moment, ahead});
            if (info.end <= at)
                break;
            at = info.end;
        }
        return TimeZone(std::move(changes));
    } catch (const std::exception&) {
        return Error(ErrorCode::NotFound,
                     "The time zone database of this system cannot be read: install the package tzdata.",
                     {{}, 0, "time_zone"});
    }
}

std::int64_t TimeZone::clockAt(std::int64_t moment) const {
    const auto later = std::upper_bound(m_changes.begin(), m_changes.end(), moment,
                                        [](std::int64_t m, const Change& change) { return m < change.moment; });
    return moment + std::prev(later)->ahead;
}

} // namespace planwright::data
