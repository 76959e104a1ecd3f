#include "core/data/repeated_blocks.h"

#include "core/data/repeated_runs.h"

#include <algorithm>
#include <numeric>

namespace planwright::data {

namespace {

/// The rows reordered so that those of one group (consecutive rows of equal time) stand by their hash.
class Reordered {
public:
    Reordered(std::span<const std::int64_t> times, std::span<const std::uint64_t> hashes)
        : m_times(times)
        , m_row(hashes.size())
        , m_hash(hashes.size()) {
        std::iota(m_row.begin(), m_row.end(), std::uint32_t{0});
        for (std::size_t begin = 0; begin < m_row.size();) {
            const std::size_t end = endOfGroup(begin);
            std::sort(m_row.begin() + static_cast<std::ptrdiff_t>(begin),
                      m_row.begin() + static_cast<std::ptrdiff_t>(end),
                      [&hashes](auto a, auto b) { return hashes[a] != hashes[b] ? hashes[a] < hashes[b] : a < b; });
            begin = end;
        }
        for (std::size_t i = 0; i < m_row.size(); ++i)
            m_hash[i] = hashes[m_row[i]];
    }

    [[nodiscard]] std::span<const std::uint64_t> hashes() const { return m_hash; }
    [[nodiscard]] RepeatedRow pair(std::size_t later, std::size_t earlier) const {
        return {m_row[later], m_row[earlier]};
    }
    [[nodiscard]] bool sameTime(std::size_t a, std::size_t b) const { return m_times[a] == m_times[b]; }

    /// Reordering stays within a group, so positions have the times that rows have.
    [[nodiscard]] std::size_t endOfGroup(std::size_t at) const {
        const auto time = m_times[at];
        while (at < m_row.size() && m_times[at] == time)
            ++at;
        return at;
    }
    [[nodiscard]] std::size_t beginOfGroup(std::size_t at) const {
        while (at > 0 && m_times[at - 1] == m_times[at])
            --at;
        return at;
    }

private:
    std::span<const std::int64_t> m_times;
    std::vector<std::uint32_t> m_row;
    std::vector<std::uint64_t> m_hash;
};

/// Positions [begin, end).
struct Piece {
    std::size_t begin = 0, end = 0;
};

/// Pairs what two pieces of groups, sorted by hash, have in common.
void pairCommon(const Reordered& rows, Piece laterPiece, Piece earlierPiece, std::vector<RepeatedRow>& pairs) {
    auto later = laterPiece.begin;
    auto earlier = earlierPiece.begin;
    const auto hashes = rows.hashes();
    while (later < laterPiece.end && earlier < earlierPiece.end) {
        if (hashes[later] == hashes[earlier])
            pairs.push_back(rows.pair(later++, earlier++));
        else if (hashes[later] < hashes[earlier])
            ++later;
        else
            ++earlier;
    }
}

} // namespace

std::vector<RepeatedRow> repeatedBlocks(std::span<const std::int64_t> times, std::span<const std::uint64_t> hashes) {
    std::vector<RepeatedRow> pairs;
    const Reordered rows(times, hashes);
    std::size_t from = 0; // what lies before belongs to an earlier block
    for (const auto& run : repeatedRuns(rows.hashes())) {
        const std::size_t end = run.first + run.length;
        const std::size_t earlierEnd = run.earlier + run.length;
        if (run.first > from && run.earlier > 0 && rows.sameTime(run.first - 1, run.earlier - 1))
            pairCommon(rows, {std::max(from, rows.beginOfGroup(run.first - 1)), run.first},
                       {rows.beginOfGroup(run.earlier - 1), run.earlier}, pairs);
        for (std::size_t i = 0; i < run.length; ++i)
            pairs.push_back(rows.pair(run.first + i, run.earlier + i));
        from = end;
        const bool continues = end < times.size() && rows.sameTime(end, end - 1) && earlierEnd < run.first &&
                               rows.sameTime(earlierEnd, end);
        if (continues) {
            from = rows.endOfGroup(end);
            pairCommon(rows, {end, from}, {earlierEnd, std::min(rows.endOfGroup(earlierEnd), run.first)}, pairs);
        }
    }
    return pairs;
}

} // namespace planwright::data
