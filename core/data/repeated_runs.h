#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace planwright::data {

/// A repeated run is found by equal windows of this many elements.
inline constexpr std::size_t repeatWindow = 50;

/// Whether at least half of them differ from each other.
[[nodiscard]] bool isMostlyDistinct(std::span<const std::uint64_t> hashes);

/// Elements [first, first + length) equal [earlier, earlier + length), which ends before `first`.
struct RepeatedRun {
    std::size_t first = 0, earlier = 0, length = 0;
};

/// The runs of at least `shortest` (50 or more) consecutive hashes that repeat an earlier run, in order and disjoint.
/// A run half of which repeats itself is none: a till that scans the same thing a hundred times is no second export.
/// Time is linear in practice: every 50th window of 50 is indexed, and a rolling hash looks all windows up.
[[nodiscard]] std::vector<RepeatedRun> repeatedRuns(std::span<const std::uint64_t> hashes, std::size_t shortest = 100);

} // namespace planwright::data
