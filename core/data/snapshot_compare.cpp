#include "core/data/snapshot_compare.h"

#include "core/data/open_snapshot.h"
#include "core/data/snapshot_files.h"
#include "core/data/sql.h"

#include <algorithm>
#include <map>

namespace planwright::data {

namespace {

Tally tallyAt(const engine::Batch& batch, std::size_t column, std::size_t row) {
    return {batch.integer(column, row), Quantity::fromRaw(batch.integer(column + 1, row)),
            Money::fromRaw(batch.integer(column + 2, row))};
}

void add(Difference& sum, const Difference& part) {
    sum.all += part.all;
    sum.inBoth += part.inBoth;
    sum.restated = sum.restated || part.restated;
}

// A month in which something moved from one category to another has changed as well, although its sum has not.
bool hasChanged(const Difference& difference) {
    return difference.restated || !difference.all.isNone();
}

/// Puts the query's rows together: up to two of them, days in both and others, make a cell.
class Cells {
public:
    explicit Cells(SnapshotComparison& comparison)
        : m_comparison(comparison) {}

    Status take(const engine::Batch& batch) {
        for (std::size_t r = 0; r < batch.rows(); ++r) {
            const auto category = batch.text(0, r);
            const Month month(static_cast<std::int32_t>(batch.integer(1, r)));
            if (!m_isOpen || m_cell.category != category || m_cell.month != month)
                open(std::string(category), month);
            const DemandChange change{tallyAt(batch, 3, r), tallyAt(batch, 6, r)};
            m_cell.all += change;
            if (batch.integer(2, r) != 0)
                m_cell.inBoth += change;
        }
        return {};
    }

    void finish() {
        close();
        endCategory();
        for (auto& [month, difference] : m_months) {
            if (hasChanged(difference))
                m_comparison.months.push_back(std::move(difference));
            else
                ++m_comparison.unchangedMonths;
        }
    }

private:
    void open(std::string category, Month month) {
        close();
        if (m_isOpen && m_category.category != category)
            endCategory();
        m_category.category = category;
        m_cell = {};
        m_cell.category = std::move(category);
        m_cell.month = month;
        m_isOpen = true;
    }

    void close() {
        if (!m_isOpen)
            return;
        m_cell.restated = !m_cell.inBoth.isNone();
        auto& month = m_months[m_cell.month];
        month.month = m_cell.month;
        for (auto* sum : {&month, &m_category, &m_comparison.total})
            add(*sum, m_cell);
        if (hasChanged(m_cell))
            m_comparison.cells.push_back(m_cell);
    }

    void endCategory() {
        if (hasChanged(m_category))
            m_comparison.categories.push_back(m_category);
        m_category = {};
    }

    SnapshotComparison& m_comparison;
    Difference m_cell, m_category;
    bool m_isOpen = false;
    std::map<Month, Difference> m_months;
};

} // namespace

bool DemandChange::isNone() const {
    return before == after;
}

Tally DemandChange::difference() const {
    return after - before;
}

DemandChange& DemandChange::operator+=(const DemandChange& other) {
    before += other.before;
    after += other.after;
    return *this;
}

Result<SnapshotComparison> compareSnapshots(const std::filesystem::path& before, const std::filesystem::path& after,
                                            const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto old, readManifest(before));
    PLANWRIGHT_ASSIGN(auto snapshot, openSnapshot(after, context));
    const auto& young = snapshot.manifest;
    SnapshotComparison comparison;
    comparison.beforeSha256 = before.filename().string();
    comparison.afterSha256 = after.filename().string();
    comparison.currencyBefore = old.currency;
    comparison.currencyAfter = young.currency;
    // Where they share no day the span is empty.
    const auto first = std::max(old.firstDay, young.firstDay);
    const auto last = std::min(old.lastDay, young.lastDay);
    Cells cells(comparison);
    PLANWRIGHT_TRY(snapshot.database.forEachBatch(
        sql("compare_snapshots", {{"before", engine::sqlText((before / eventsFile).string())},
                                  {"after", snapshot.path},
                                  {"from", startSql(first)},
                                  {"until", startSql(last + 1)}}),
        context, [&cells](const engine::Batch& batch) { return cells.take(batch); }, "Comparing the snapshots"));
    cells.finish();
    return comparison;
}

} // namespace planwright::data
