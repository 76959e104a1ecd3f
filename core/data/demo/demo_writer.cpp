#include "core/data/demo/demo_writer.h"

#include <algorithm>

namespace planwright::data {
namespace {

constexpr std::int64_t blockRows = 150;
constexpr std::int64_t leastEventsForABlock = 20'000;

} // namespace

DemoWriter::DemoWriter(const DemoPlan& plan, std::uint64_t seed)
    : m_plan(&plan)
    , m_random(seedFor(seed, "demo/dirt")) {
    const auto months = static_cast<std::size_t>(plan.lastDay.month() - plan.firstMonth) + 1;
    m_counts.months.assign(plan.categories.size(), std::vector<DemoMonthTally>(months));
    scheduleDirt();
    if (plan.options.events >= leastEventsForABlock)
        m_blockDay = plan.firstDay() + (plan.lastDay - plan.firstDay()) * 2 / 3;
}

const std::string& DemoWriter::writeDay(Date day, const std::vector<DemoRow>& rows, DemoEvents& events) {
    m_text.clear();
    // Nothing dirty inside the run that is written twice: each fault is to be counted by one rule only.
    const bool inBlock = day >= m_blockDay && m_block.rows < blockRows;
    std::vector<const DemoRow*> plain;
    for (const auto& row : rows) {
        if (row.type == DemoEventType::Purchase && row.adCents == 0)
            plain.push_back(&row);
    }
    const bool mayDirty = !inBlock && !plain.empty();
    const DemoRow* repeated = mayDirty && takeRepeat(day) ? pick(plain) : nullptr;
    for (const auto& row : rows) {
        writeClean(row);
        if (&row == repeated)
            writeRepeat(row);
        if (inBlock && m_block.rows < blockRows)
            extendBlock(row);
    }
    if (mayDirty) {
        for (const auto dirt : takeDirt(day))
            writeDirty(*pick(plain), dirt, events.newOrder());
    }
    return m_text;
}

void DemoWriter::scheduleDirt() {
    const auto each = std::clamp<std::int64_t>(m_plan->options.events / 50'000, 3, 40);
    const auto days = static_cast<std::uint32_t>(m_plan->lastDay - m_plan->firstDay() + 1);
    const auto drawDay = [&] { return m_plan->firstDay() + static_cast<std::int32_t>(m_random.below(days)); };
    for (std::size_t kind = 1; kind < demoDirtNames.size(); ++kind) {
        for (std::int64_t i = 0; i < each + static_cast<std::int64_t>(kind); ++i)
            m_dirt.push_back({drawDay(), static_cast<DemoDirt>(kind)});
    }
    std::stable_sort(m_dirt.begin(), m_dirt.end(), [](const auto& a, const auto& b) { return a.day > b.day; });
    for (std::int64_t i = 0; i < each * 4; ++i)
        m_repeatDays.push_back(drawDay());
    std::sort(m_repeatDays.rbegin(), m_repeatDays.rend());
}

// Those due by now: what a closed day or the repeated run put off comes later.
std::vector<DemoDirt> DemoWriter::takeDirt(Date day) {
    std::vector<DemoDirt> due;
    for (; !m_dirt.empty() && m_dirt.back().day <= day; m_dirt.pop_back())
        due.push_back(m_dirt.back().dirt);
    return due;
}

bool DemoWriter::takeRepeat(Date day) {
    if (m_repeatDays.empty() || m_repeatDays.back() > day)
        return false;
    m_repeatDays.pop_back();
    return true;
}

const DemoRow* DemoWriter::pick(const std::vector<const DemoRow*>& rows) {
    return rows[m_random.below(static_cast<std::uint32_t>(rows.size()))];
}

DemoMonthTally& DemoWriter::monthOf(const DemoRow& row) {
    return m_counts.months[row.category][static_cast<std::size_t>(row.day.month() - m_plan->firstMonth)];
}

void DemoWriter::append(const DemoRow& row) {
    appendRow(m_text, *m_plan, row);
    ++m_counts.rows;
}

void DemoWriter::writeClean(const DemoRow& row) {
    append(row);
    m_counts.clean[static_cast<std::size_t>(row.type)].add(row);
    auto& month = monthOf(row);
    month.adCents += row.adCents;
    if (row.type == DemoEventType::Purchase)
        month.purchases.add(row);
    else if (row.type == DemoEventType::Refund)
        month.refunds.add(row);
}

void DemoWriter::writeRepeat(const DemoRow& row) {
    append(row);
    m_counts.repeatedRows.add(row);
    monthOf(row).repeats.add(row);
}

void DemoWriter::writeDirty(DemoRow row, DemoDirt dirt, std::int64_t order) {
    row.dirt = dirt;
    row.order = order;
    if (dirt == DemoDirt::NegativePrice)
        row.priceCents = -row.priceCents;
    append(row);
    m_counts.dirt[static_cast<std::size_t>(dirt)].add(row);
}

// Keeps the run of rows, and once it is long enough writes it a second time: an export glued together twice.
void DemoWriter::extendBlock(const DemoRow& row) {
    appendRow(m_blockText, *m_plan, row);
    m_block.add(row);
    if (m_block.rows < blockRows)
        return;
    m_counts.repeatedBlockFirstLine = m_counts.rows + 2;
    m_text += m_blockText;
    m_counts.rows += m_block.rows;
    m_counts.repeatedBlock = m_block;
}

} // namespace planwright::data
