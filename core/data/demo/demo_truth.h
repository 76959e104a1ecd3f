#pragma once

#include "core/data/demo/demo_rows.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace planwright::data {

/// Rows, units and money (cents) as a row states them; refunds count negative.
struct DemoTally {
    std::int64_t rows = 0, units = 0, cents = 0;
    void add(const DemoRow& row);
};

struct DemoMonthTally {
    DemoTally purchases, refunds, repeats;
    std::int64_t adCents = 0;
};

/// What was really written.
struct DemoCounts {
    std::int64_t rows = 0;                   ///< all lines of the file but the heading
    std::array<DemoTally, 4> clean;          ///< by event type: no dirty row, no repeat
    std::array<DemoTally, 6> dirt;           ///< by DemoDirt (None stays empty)
    DemoTally repeatedRows;                  ///< second copies of single rows
    DemoTally repeatedBlock;                 ///< second copies of a whole run
    std::int64_t repeatedBlockFirstLine = 0; ///< line of the first second copy (the heading is line 1); 0: no block
    std::vector<std::vector<DemoMonthTally>> months; ///< by category, month
};

/// The truth as JSON ("planwright.demo_truth/1"), keys sorted.
[[nodiscard]] std::string demoTruthJson(const DemoPlan& plan, const DemoCounts& counts, std::uint64_t seed,
                                        const std::string& fileName);

} // namespace planwright::data
