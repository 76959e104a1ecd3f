#pragma once

#include "core/data/repeated_blocks.h"
#include "core/data/repeated_runs.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

namespace planwright::data {

/// Positions [begin, end) of rows, in file order.
struct RowRange {
    std::int64_t begin = 0, end = 0;
};

/// Consecutive rows of equal time, sorted by hash: what repeatedBlocks() compares as a bag.
struct TimeGroup {
    std::int64_t begin = 0; ///< position of its first row
    std::int64_t time = 0;
    struct Row {
        std::uint64_t hash = 0;
        std::int64_t position = 0;
    };
    std::vector<Row> rows;
};

/// Cuts a stream of rows into its groups.
class TimeGroups {
public:
    explicit TimeGroups(std::function<void(const TimeGroup&)> take)
        : m_take(std::move(take)) {}
    void row(std::int64_t time, std::uint64_t hash);
    void finish();

private:
    std::function<void(const TimeGroup&)> m_take;
    TimeGroup m_group;
    std::int64_t m_next = 0;
};

/// Where blocks of repeatedBlocks() may lie, from one pass over a file's rows that keeps every 50th window of 50 rows
/// (16 bytes of each) and nothing else: most files repeat nothing, and a large one's rows do not fit into memory.
class RepeatCandidates {
public:
    RepeatCandidates();
    RepeatCandidates(const RepeatCandidates&) = delete;
    RepeatCandidates& operator=(const RepeatCandidates&) = delete;
    ~RepeatCandidates() = default;
    void row(std::int64_t time, std::uint64_t hash) { m_groups.row(time, hash); }
    /// Every block lies in these, with the groups before and after it; disjoint, in order.
    [[nodiscard]] std::vector<RowRange> finish();

private:
    void next(std::uint64_t hash);
    void found(std::int64_t later, std::int64_t earlier);

    TimeGroups m_groups;
    std::array<std::uint64_t, repeatWindow> m_window{}; ///< a ring
    std::uint64_t m_value = 0;                          ///< the window's polynomial hash
    std::int64_t m_position = 0;                        ///< one past the window
    std::unordered_map<std::uint64_t, std::int64_t> m_firstAt;
    std::vector<RowRange> m_ranges;
    RowRange m_later, m_earlier; ///< what the last windows found, all by one distance
};

/// The rows of the groups that touch given ranges, put together so that repeatedBlocks() finds the same blocks in them.
class RepeatSelection {
public:
    explicit RepeatSelection(std::vector<RowRange> ranges);
    RepeatSelection(const RepeatSelection&) = delete;
    RepeatSelection& operator=(const RepeatSelection&) = delete;
    ~RepeatSelection() = default;
    void row(std::int64_t time, std::uint64_t hash) { m_groups.row(time, hash); }
    [[nodiscard]] std::vector<RepeatedRow> finish();

private:
    void take(const TimeGroup& group);

    std::vector<RowRange> m_ranges;
    std::size_t m_range = 0;
    TimeGroups m_groups;
    std::int64_t m_end = 0; ///< of what was taken last
    std::vector<std::int64_t> m_times, m_positions;
    std::vector<std::uint64_t> m_hashes;
};

} // namespace planwright::data
