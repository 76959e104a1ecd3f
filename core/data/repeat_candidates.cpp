#include "core/data/repeat_candidates.h"

#include "core/base/rng.h"
#include "core/data/repeated_runs.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace planwright::data {

namespace {

constexpr auto window = static_cast<std::int64_t>(repeatWindow);
constexpr std::uint64_t base = 0x9E3779B97F4A7C15ULL;
/// A block begins at most a window before the first of its windows that is found, and ends as near after the last; the
/// groups next to it touch these rows.
constexpr std::int64_t margin = window + 10;

constexpr std::uint64_t leadingPower() {
    std::uint64_t power = 1;
    for (std::int64_t i = 1; i < window; ++i)
        power *= base;
    return power;
}

} // namespace

void TimeGroups::row(std::int64_t time, std::uint64_t hash) {
    if (!m_group.rows.empty() && m_group.time != time)
        finish();
    if (m_group.rows.empty()) {
        m_group.begin = m_next;
        m_group.time = time;
    }
    m_group.rows.push_back({hash, m_next++});
}

void TimeGroups::finish() {
    if (m_group.rows.empty())
        return;
    if (m_group.rows.size() > 1)
        std::sort(m_group.rows.begin(), m_group.rows.end(), [](const auto& a, const auto& b) {
            return a.hash != b.hash ? a.hash < b.hash : a.position < b.position;
        });
    m_take(m_group);
    m_group.rows.clear();
}

RepeatCandidates::RepeatCandidates()
    : m_groups([this](const TimeGroup& group) {
        for (const auto& row : group.rows)
            next(row.hash);
    }) {}

void RepeatCandidates::next(std::uint64_t hash) {
    static constexpr std::uint64_t leading = leadingPower();
    auto& slot = m_window[static_cast<std::size_t>(m_position % window)];
    m_value = (m_value - slot * leading) * base + hash;
    slot = hash;
    ++m_position;
    if (m_position < window)
        return;
    const std::int64_t begin = m_position - window;
    const auto known = m_firstAt.find(m_value);
    if (known == m_firstAt.end()) {
        if (begin % window == 0)
            m_firstAt.emplace(m_value, begin);
    } else if (known->second + window <= begin) {
        found(begin, known->second);
    }
}

void RepeatCandidates::found(std::int64_t later, std::int64_t earlier) {
    const bool continues = m_later.end > 0 && later - earlier == m_later.begin - m_earlier.begin;
    if (!continues) {
        if (!isMostlyDistinct(m_window))
            return;
        m_ranges.push_back(std::exchange(m_later, {later, later}));
        m_ranges.push_back(std::exchange(m_earlier, {earlier, earlier}));
    }
    m_later.end = later + window;
    m_earlier.end = earlier + window;
}

std::vector<RowRange> RepeatCandidates::finish() {
    m_groups.finish();
    m_ranges.push_back(m_later);
    m_ranges.push_back(m_earlier);
    std::erase_if(m_ranges, [](const RowRange& range) { return range.end == 0; });
    for (auto& range : m_ranges)
        range = {range.begin - margin, range.end + margin};
    std::sort(m_ranges.begin(), m_ranges.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    std::vector<RowRange> merged;
    for (const auto& range : m_ranges) {
        if (!merged.empty() && range.begin <= merged.back().end)
            merged.back().end = std::max(merged.back().end, range.end);
        else
            merged.push_back(range);
    }
    return merged;
}

RepeatSelection::RepeatSelection(std::vector<RowRange> ranges)
    : m_ranges(std::move(ranges))
    , m_groups([this](const TimeGroup& group) { take(group); }) {}

void RepeatSelection::take(const TimeGroup& group) {
    const std::int64_t end = group.begin + static_cast<std::int64_t>(group.rows.size());
    while (m_range < m_ranges.size() && m_ranges[m_range].end <= group.begin)
        ++m_range;
    if (m_range == m_ranges.size() || m_ranges[m_range].begin >= end)
        return;
    if (group.begin != m_end && !m_hashes.empty()) {
        // A row of its own kind stands where rows were left out, so that no run goes across.
        const auto gap = static_cast<std::int64_t>(m_hashes.size());
        m_times.push_back(std::numeric_limits<std::int64_t>::min() + 2 + gap);
        m_hashes.push_back(seedFor(static_cast<std::uint64_t>(gap), "rows left out"));
        m_positions.push_back(-1);
    }
    for (const auto& row : group.rows) {
        m_times.push_back(group.time);
        m_hashes.push_back(row.hash);
        m_positions.push_back(row.position);
    }
    m_end = end;
}

std::vector<RepeatedRow> RepeatSelection::finish() {
    m_groups.finish();
    auto pairs = repeatedBlocks(m_times, m_hashes);
    for (auto& pair : pairs)
        pair = {m_positions[static_cast<std::size_t>(pair.row)], m_positions[static_cast<std::size_t>(pair.earlier)]};
    std::erase_if(pairs, [](const RepeatedRow& pair) { return pair.row < 0 || pair.earlier < 0; });
    return pairs;
}

} // namespace planwright::data
