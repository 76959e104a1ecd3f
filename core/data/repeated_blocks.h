#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace planwright::data {

/// Row `row` repeats row `earlier`, as far as their hashes tell.
struct RepeatedRow {
    std::int64_t row = 0, earlier = 0;
};

/// The rows of blocks of 100 or more consecutive rows that equal an earlier run (repeated_runs.h). Two exports of the
/// same days seldom agree on the order of rows with the same time, so that order does not count: consecutive rows of
/// equal time are compared as a bag, and of the times at which a block begins and ends those rows belong to it that
/// both sides have. `times` and `hashes` are of the same length, in file order.
[[nodiscard]] std::vector<RepeatedRow> repeatedBlocks(std::span<const std::int64_t> times,
                                                      std::span<const std::uint64_t> hashes);

} // namespace planwright::data
