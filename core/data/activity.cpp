#include "core/data/activity.h"

#include "core/data/open_snapshot.h"
#include "core/data/sql.h"
#include "core/data/types/panel_category.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace planwright::data {

namespace {

constexpr std::int32_t longestGap = distinctWindows.back();
constexpr std::int64_t memoryLimitMiB = 300;

/// Where rows of (category, day, ...) go: the panel's categories and days.
class Places {
public:
    explicit Places(const Panel& panel)
        : m_panel(panel) {}

    [[nodiscard]] std::size_t size() const {
        return m_panel.categories.size() * static_cast<std::size_t>(m_panel.dayCount);
    }
    /// The category's number, or that of no category where the panel has none of the name.
    [[nodiscard]] std::size_t category(std::string_view name) const {
        return categoryOf(m_panel, name).value_or(m_panel.categories.size());
    }
    [[nodiscard]] bool has(std::size_t category) const { return category < m_panel.categories.size(); }
    [[nodiscard]] std::int32_t day(std::int64_t daysSinceEpoch) const {
        return Date(static_cast<std::int32_t>(daysSinceEpoch)) - m_panel.firstDay;
    }
    [[nodiscard]] std::size_t at(std::size_t category, std::int32_t day) const {
        return category * static_cast<std::size_t>(m_panel.dayCount) + static_cast<std::size_t>(day);
    }

private:
    const Panel& m_panel;
};

class Reader {
public:
    Reader(engine::Database& database, std::string path, const Panel& panel, const RunContext& context)
        : m_database(database)
        , m_path(std::move(path))
        , m_panel(panel)
        , m_places(panel)
        , m_context(context) {}

    [[nodiscard]] const Places& places() const { return m_places; }

    // Parts shorter than the longest window would read the days beyond them more than once more.
    void setParts(std::int64_t parts, std::int32_t days) {
        m_daysAtATime = std::max(static_cast<std::int32_t>((days + parts - 1) / parts), longestGap);
    }

    using Take = std::function<void(const engine::Batch& batch, std::size_t row, std::size_t category)>;
    using Ask = std::function<std::string(Date first, Date end)>;
    /// Asks for part after part, [first, end), and hands over the rows whose category the panel has.
    Status read(const Ask& ask, const Take& take) {
        const auto end = m_panel.lastDay() + 1;
        for (auto first = m_panel.firstDay; first < end; first = first + m_daysAtATime) {
            const auto query = ask(first, std::min(first + m_daysAtATime, end));
            PLANWRIGHT_TRY(m_database.forEachBatch(query, m_context, [&](const engine::Batch& batch) -> Status {
                for (std::size_t row = 0; row < batch.rows(); ++row)
                    if (const auto category = m_places.category(batch.text(0, row)); m_places.has(category))
                        take(batch, row, category);
                return {};
            }));
        }
        return {};
    }

    Status readDays(Activity& activity) {
        for (auto* block : {&activity.bought, &activity.paid, &activity.listed})
            block->assign(m_places.size(), 0);
        for (auto* block : {&activity.views, &activity.carts})
            block->assign(m_places.size(), 0);
        const auto ask = [this](Date first, Date end) {
            return sql("daily_activity", {{"path", m_path}, {"from", startSql(first)}, {"until", startSql(end)}});
        };
        return read(ask, [&](const engine::Batch& batch, std::size_t row, std::size_t category) {
            const auto at = m_places.at(category, m_places.day(batch.integer(1, row)));
            activity.bought[at] = batch.integer(2, row);
            activity.paid[at] = batch.integer(3, row);
            activity.listed[at] = batch.integer(4, row);
            activity.views[at] = static_cast<std::int32_t>(batch.integer(5, row));
            activity.carts[at] = static_cast<std::int32_t>(batch.integer(6, row));
        });
    }

    // Who bought on a day counts in every window that holds the day, up to the next day of theirs, which counts them
    // anew: so each day opens a count that ends after the window or with the gap, whichever is first.
    Status readDistinct(TrailingDistinct& counts, const std::string& buyer) {
        for (auto& block : counts)
            block.assign(m_places.size(), 0);
        const auto ask = [&](Date first, Date end) {
            // Whether somebody came again after the last day must not be known.
            const auto beyond = std::min(end + longestGap, m_panel.lastDay() + 1);
            return sql("purchase_gaps", {{"path", m_path},
                                         {"buyer", buyer},
                                         {"from", startSql(first)},
                                         {"beyond", startSql(beyond)},
                                         {"end", std::to_string(end.daysSinceEpoch())},
                                         {"longest", std::to_string(longestGap)}});
        };
        PLANWRIGHT_TRY(read(ask, [&](const engine::Batch& batch, std::size_t row, std::size_t category) {
            const auto day = m_places.day(batch.integer(1, row));
            const auto gap = static_cast<std::int32_t>(batch.integer(2, row));
            const auto buyers = static_cast<std::int32_t>(batch.integer(3, row));
            for (std::size_t w = 0; w < counts.size(); ++w) {
                counts[w][m_places.at(category, day)] += buyers;
                if (const auto end = day + std::min(gap, distinctWindows[w]); end < m_panel.dayCount)
                    counts[w][m_places.at(category, end)] -= buyers;
            }
        }));
        for (auto& block : counts)
            for (std::size_t c = 0; c < m_panel.categories.size(); ++c)
                for (std::int32_t day = 1; day < m_panel.dayCount; ++day)
                    block[m_places.at(c, day)] += block[m_places.at(c, day - 1)];
        return {};
    }

    Status readSeries(std::vector<SegmentSeries>& series, const std::string& field) {
        std::map<std::pair<std::string, std::size_t>, std::vector<SegmentDay>> days;
        const auto ask = [&](Date first, Date end) {
            return sql("segment_days",
                       {{"path", m_path}, {"field", field}, {"from", startSql(first)}, {"until", startSql(end)}});
        };
        PLANWRIGHT_TRY(read(ask, [&](const engine::Batch& batch, std::size_t row, std::size_t category) {
            days[{std::string(batch.text(1, row)), category}].push_back({m_places.day(batch.integer(2, row)),
                                                                         batch.integer(3, row), batch.integer(4, row),
                                                                         batch.integer(5, row)});
        }));
        for (auto& [key, list] : days) {
            std::ranges::sort(list, {}, &SegmentDay::day);
            series.push_back({field, key.first, key.second, std::move(list)});
        }
        return {};
    }

private:
    engine::Database& m_database;
    std::string m_path;
    const Panel& m_panel;
    Places m_places;
    const RunContext& m_context;
    std::int32_t m_daysAtATime = longestGap;
};

} // namespace

Result<Activity> loadActivity(const std::filesystem::path& snapshotDirectory, const Panel& panel,
                              const RunContext& context, std::int64_t eventsAtATime) {
    PLANWRIGHT_ASSIGN(auto snapshot, openSnapshot(snapshotDirectory, context, memoryLimitMiB));
    const auto& manifest = snapshot.manifest;
    Reader reader(snapshot.database, snapshot.path, panel, context);
    reader.setParts(manifest.events / eventsAtATime + 1, manifest.lastDay - manifest.firstDay + 1);

    Activity activity;
    context.report("Reading what was looked at and paid", 0);
    PLANWRIGHT_TRY(reader.readDays(activity));
    context.report("Counting orders", .2);
    PLANWRIGHT_TRY(reader.readDistinct(activity.orders, "order_id"));
    context.report("Counting customers", .4);
    PLANWRIGHT_TRY(reader.readDistinct(activity.customers, "customer"));
    for (const auto* field : segmentFields) {
        if (!manifest.fields.contains(field))
            continue;
        context.report("Reading who bought, and how", .6);
        PLANWRIGHT_TRY(reader.readSeries(activity.series, field));
    }
    return activity;
}

} // namespace planwright::data
