#include "core/data/repeated_runs.h"

#include <algorithm>
#include <unordered_map>

namespace planwright::data {

namespace {

constexpr std::size_t window = repeatWindow;
constexpr std::uint64_t base = 0x9E3779B97F4A7C15ULL;

constexpr std::uint64_t leadingPower() {
    std::uint64_t power = 1;
    for (std::size_t i = 1; i < window; ++i)
        power *= base;
    return power;
}

/// Polynomial hash of `window` elements, moved along one by one.
class RollingHash {
public:
    explicit RollingHash(std::span<const std::uint64_t> hashes)
        : m_hashes(hashes) {
        for (std::size_t i = 0; i < window; ++i)
            m_value = m_value * base + m_hashes[i];
    }
    [[nodiscard]] std::uint64_t value() const { return m_value; }
    void moveTo(std::size_t begin) {
        for (; m_begin < begin; ++m_begin)
            m_value = (m_value - m_hashes[m_begin] * leadingPower()) * base + m_hashes[m_begin + window];
    }

private:
    std::span<const std::uint64_t> m_hashes;
    std::size_t m_begin = 0;
    std::uint64_t m_value = 0;
};

/// The longest run around a pair of equal windows that begins at or after `from`.
RepeatedRun extend(std::span<const std::uint64_t> hashes, std::size_t first, std::size_t earlier, std::size_t from) {
    while (first > from && earlier > 0 && hashes[first - 1] == hashes[earlier - 1]) {
        --first;
        --earlier;
    }
    std::size_t length = 0;
    while (first + length < hashes.size() && earlier + length < first &&
           hashes[first + length] == hashes[earlier + length])
        ++length;
    return {first, earlier, length};
}

} // namespace

bool isMostlyDistinct(std::span<const std::uint64_t> hashes) {
    std::vector<std::uint64_t> sorted(hashes.begin(), hashes.end());
    std::sort(sorted.begin(), sorted.end());
    const auto distinct = std::unique(sorted.begin(), sorted.end()) - sorted.begin();
    return static_cast<std::size_t>(distinct) * 2 >= hashes.size();
}

std::vector<RepeatedRun> repeatedRuns(std::span<const std::uint64_t> hashes, std::size_t shortest) {
    std::vector<RepeatedRun> runs;
    if (hashes.size() < 2 * window)
        return runs;
    std::unordered_map<std::uint64_t, std::size_t> firstAt;
    RollingHash rolling(hashes);
    std::size_t from = 0;
    for (std::size_t at = 0; at + window <= hashes.size();) {
        if (at > 0)
            rolling.moveTo(at);
        const auto found = firstAt.find(rolling.value());
        std::size_t next = at + 1;
        if (found != firstAt.end() && found->second + window <= at && isMostlyDistinct(hashes.subspan(at, window))) {
            const auto run = extend(hashes, at, found->second, from);
            if (run.length >= shortest) {
                if (isMostlyDistinct(hashes.subspan(run.first, run.length)))
                    runs.push_back(run);
                from = next = run.first + run.length;
            }
        }
        if (at % window == 0)
            firstAt.emplace(rolling.value(), at);
        at = next;
    }
    return runs;
}

} // namespace planwright::data
