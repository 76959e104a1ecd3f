#include "core/data/future_dates.h"

#include "core/data/sql.h"
#include "core/data/values.h"

#include <fmt/format.h>

#include <map>

namespace planwright::data {

namespace {

/// Rows on days after `day`.
std::string after(Date day) {
    return fmt::format("event_time >= {}", startOf(day + 1));
}

} // namespace

std::optional<std::int32_t> lastPlausibleDay(std::span<const std::pair<std::int32_t, std::int64_t>> days) {
    constexpr std::int32_t gap = 90;
    constexpr std::int64_t oneOf = 1000;
    std::int64_t all = 0;
    for (const auto& [day, rows] : days)
        all += rows;
    std::int64_t later = 0;
    std::optional<std::int32_t> last;
    for (std::size_t i = days.size(); i > 1; --i) {
        later += days[i - 1].second;
        if (later * oneOf > all)
            break;
        if (days[i - 1].first - days[i - 2].first >= gap)
            last = days[i - 2].first;
    }
    return last;
}

Result<std::string> futureDates(engine::Database& database, const Mapping& mapping, const RunContext& context) {
    if (mapping.cleaning.latestDay)
        return after(*mapping.cleaning.latestDay);
    std::map<std::int64_t, std::vector<std::pair<std::int32_t, std::int64_t>>> files;
    PLANWRIGHT_TRY(database.forEachBatch(sql("file_days"), context, [&files](const engine::Batch& batch) -> Status {
        for (std::size_t r = 0; r < batch.rows(); ++r)
            files[batch.integer(0, r)].emplace_back(static_cast<std::int32_t>(batch.integer(1, r)),
                                                    batch.integer(2, r));
        return {};
    }));
    std::string condition;
    for (const auto& [file, days] : files)
        if (const auto last = lastPlausibleDay(days))
            condition += fmt::format("{}(file = {} AND {})", condition.empty() ? "" : " OR ", file, after(Date(*last)));
    return condition.empty() ? "false" : "(" + condition + ")";
}

} // namespace planwright::data
