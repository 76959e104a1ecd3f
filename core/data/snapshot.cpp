#include "core/data/snapshot.h"

#include "core/data/complete_months.h"
#include "core/data/open_snapshot.h"
#include "core/data/snapshot_files.h"
#include "core/data/sql.h"

#include <algorithm>
#include <map>

namespace planwright::data {

namespace {

constexpr std::int32_t priceWindowDays = 90;

struct DailyRow {
    std::int32_t day = 0;
    std::size_t category = 0;
    std::int64_t units = 0, revenue = 0, orders = 0, customers = 0, discounts = 0, promoted = 0;
};

/// What the engine remembers to tell orders and customers apart grows with the events it looks at: about this many at
/// a time.
constexpr std::int64_t eventsAtATime = 250'000;

/// The categories in order of their first event.
class DailyRows {
public:
    Status read(engine::Database& database, const std::string& path, Date first, Date last, const RunContext& context) {
        return database.forEachBatch(
            sql("daily_panel", {{"path", path}, {"from", startSql(first)}, {"until", startSql(last + 1)}}), context,
            [this](const engine::Batch& batch) { return take(batch); });
    }
    /// Gives the categories to the panel, sorted.
    std::vector<DailyRow> finish(Panel& panel) {
        std::vector<std::size_t> place(m_places.size());
        for (const auto& [name, number] : m_places) {
            place[number] = panel.categories.size();
            panel.categories.push_back(name);
        }
        for (auto& row : m_rows)
            row.category = place[row.category];
        return std::move(m_rows);
    }

private:
    Status take(const engine::Batch& batch) {
        for (std::size_t r = 0; r < batch.rows(); ++r) {
            const auto category = m_places.emplace(batch.text(0, r), m_places.size()).first->second;
            m_rows.push_back({static_cast<std::int32_t>(batch.integer(1, r)), category, batch.integer(2, r),
                              batch.integer(3, r), batch.integer(4, r), batch.integer(5, r), batch.integer(6, r),
                              batch.integer(7, r)});
        }
        return {};
    }

    std::map<std::string, std::size_t> m_places;
    std::vector<DailyRow> m_rows;
};

Result<std::vector<DailyRow>> readDays(engine::Database& database, const std::string& path, const Manifest& manifest,
                                       Date until, Panel& panel, const RunContext& context) {
    const auto parts = manifest.events / eventsAtATime + 1;
    const auto allDays = manifest.lastDay - manifest.firstDay + 1;
    const auto days = static_cast<std::int32_t>((allDays + parts - 1) / parts);
    DailyRows rows;
    for (auto first = manifest.firstDay; first <= until; first = first + days) {
        context.report("Reading the days", static_cast<double>(first - manifest.firstDay) / allDays);
        PLANWRIGHT_TRY(rows.read(database, path, first, std::min(first + (days - 1), until), context));
    }
    return rows.finish(panel);
}

void fillMeasures(Panel& panel, const std::vector<DailyRow>& rows) {
    const auto size = panel.categories.size() * static_cast<std::size_t>(panel.dayCount);
    for (auto* measure : {&panel.units, &panel.revenue, &panel.orders, &panel.customers})
        measure->assign(size, 0);
    const auto states = [&rows](std::int64_t DailyRow::*measure) {
        return std::ranges::any_of(rows, [measure](const DailyRow& row) { return row.*measure != 0; });
    };
    panel.discounts.assign(states(&DailyRow::discounts) ? size : 0, 0);
    panel.promoted.assign(states(&DailyRow::promoted) ? size : 0, 0);
    for (const auto& row : rows) {
        const auto at = row.category * static_cast<std::size_t>(panel.dayCount) +
                        static_cast<std::size_t>(row.day - panel.firstDay.daysSinceEpoch());
        panel.units[at] = row.units;
        panel.revenue[at] = row.revenue;
        panel.orders[at] = row.orders;
        panel.customers[at] = row.customers;
        if (!panel.discounts.empty())
            panel.discounts[at] = row.discounts;
        if (!panel.promoted.empty())
            panel.promoted[at] = row.promoted;
    }
}

std::optional<Money> moneyOf(const engine::Value& value) {
    return value.isNull ? std::nullopt : std::optional(Money::fromRaw(value.integer));
}

Status fillFacts(engine::Database& database, const std::string& path, Panel& panel, const RunContext& context) {
    panel.facts.assign(panel.categories.size(), {});
    // Sums of units alone know no price.
    if (std::all_of(panel.revenue.begin(), panel.revenue.end(), [](std::int64_t money) { return money == 0; }))
        return {};
    const auto factsOf = [&panel](const std::string& category) -> CategoryFacts& {
        const auto found = std::lower_bound(panel.categories.begin(), panel.categories.end(), category);
        return panel.facts[static_cast<std::size_t>(found - panel.categories.begin())];
    };
    PLANWRIGHT_ASSIGN(const auto prices,
                      database.rows(sql("category_prices", {{"path", path},
                                                            {"from", startSql(panel.lastDay() - (priceWindowDays - 1))},
                                                            {"until", startSql(panel.lastDay() + 1)}}),
                                    context));
    for (const auto& row : prices) {
        auto& facts = factsOf(row.at(0).text);
        facts.medianPrice = moneyOf(row.at(1));
        facts.medianUnitCost = moneyOf(row.at(2));
    }
    if (panel.lastCompleteMonth < panel.firstCompleteMonth)
        return {};
    PLANWRIGHT_ASSIGN(const auto spends,
                      database.rows(sql("ad_spend", {{"path", path},
                                                     {"from", startSql(panel.lastCompleteMonth.firstDay())},
                                                     {"until", startSql(panel.lastCompleteMonth.lastDay() + 1)}}),
                                    context));
    for (const auto& row : spends)
        factsOf(row.at(0).text).adSpendLastMonth = moneyOf(row.at(1));
    return {};
}

/// Each month's sum over its days, evenly and exactly: what the days up to the d-th have is round(sum * d / days).
void spread(std::int64_t* days, std::int64_t sum, std::int32_t count) {
    std::int64_t before = 0;
    for (std::int32_t day = 0; day < count; ++day) {
        const auto until = sum / count * (day + 1) + sum % count * (day + 1) / count;
        days[day] = until - before;
        before = until;
    }
}

/// The panel of rows that are sums of months, dated the first day of theirs. A month that was cut is none.
Result<Panel> spreadMonths(Panel panel, const std::vector<DailyRow>& rows, std::optional<Date> until,
                           engine::Database& database, const std::string& path, const RunContext& context) {
    const auto isWhole = [&until](std::int32_t day) { return !until || Date(day).month().lastDay() <= *until; };
    std::optional<Month> first;
    std::optional<Month> last;
    for (const auto& row : rows) {
        const auto month = Date(row.day).month();
        if (!isWhole(row.day))
            continue;
        first = first ? std::min(*first, month) : month;
        last = last ? std::max(*last, month) : month;
    }
    if (!first)
        return Error(ErrorCode::InsufficientData, "No whole month of the data lies up to " + until->toString() + ".");
    panel.firstCompleteMonth = *first;
    panel.lastCompleteMonth = *last;
    panel.firstDay = first->firstDay();
    panel.dayCount = last->lastDay() - panel.firstDay + 1;
    fillMeasures(panel, {});
    for (const auto& row : rows) {
        const Date day(row.day);
        if (!isWhole(row.day))
            continue;
        const auto at =
            row.category * static_cast<std::size_t>(panel.dayCount) + static_cast<std::size_t>(day - panel.firstDay);
        const auto days = day.month().lastDay() - day + 1;
        spread(&panel.units[at], row.units, days);
        spread(&panel.revenue[at], row.revenue, days);
    }
    PLANWRIGHT_TRY(fillFacts(database, path, panel, context));
    return panel;
}

} // namespace

Result<Panel> loadPanel(const std::filesystem::path& snapshotDirectory, std::optional<Date> until,
                        const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto snapshot, openSnapshot(snapshotDirectory, context));
    auto& [manifest, spill, database, path] = snapshot;

    const bool cut = until && *until < manifest.lastDay;
    Panel panel;
    PLANWRIGHT_ASSIGN(const auto rows,
                      readDays(database, path, manifest, cut ? *until : manifest.lastDay, panel, context));
    if (rows.empty())
        return Error(ErrorCode::InsufficientData, "No event is left up to " +
                                                      (cut ? *until : manifest.lastDay).toString() +
                                                      ": the data begin on " + manifest.firstDay.toString() + ".");
    std::vector<std::int32_t> active;
    for (const auto& row : rows)
        active.push_back(row.day);
    std::sort(active.begin(), active.end());
    active.erase(std::unique(active.begin(), active.end()), active.end());

    if (manifest.aggregated == "month")
        return spreadMonths(std::move(panel), rows, until, database, path, context);
    // Data that were cut are known to be complete up to the cut; others end where the last event does.
    const Date lastDay = cut ? *until : Date(active.back());
    const auto months = completeMonths(active, lastDay);
    panel.firstCompleteMonth = months.first;
    panel.lastCompleteMonth = months.last;
    // A shop that was closed on the first or last days of a complete month sold nothing then: those days are there too.
    const bool whole = months.first <= months.last;
    panel.firstDay = std::min(Date(active.front()), whole ? months.first.firstDay() : lastDay);
    panel.dayCount = std::max(lastDay, whole ? months.last.lastDay() : lastDay) - panel.firstDay + 1;
    fillMeasures(panel, rows);
    PLANWRIGHT_TRY(fillFacts(database, path, panel, context));
    return panel;
}

Status verifySnapshot(const std::filesystem::path& snapshotDirectory, const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto snapshot, openSnapshot(snapshotDirectory, context));
    PLANWRIGHT_ASSIGN(const auto content, hashContent(snapshot.database, snapshotDirectory / eventsFile,
                                                      snapshot.manifest.currency, context));
    if (content.sha256 != snapshotDirectory.filename().string())
        return Error(ErrorCode::Io, "The snapshot is damaged: its events are not those it is named by. Import again.",
                     {snapshotDirectory.filename().string(), 0, {}});
    return {};
}

} // namespace planwright::data
