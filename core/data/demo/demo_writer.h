#pragma once

#include "core/base/rng.h"
#include "core/data/demo/demo_events.h"
#include "core/data/demo/demo_truth.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace planwright::data {

/// Puts each day's events into text, adds the dirty rows and the repeats, and counts what it writes.
class DemoWriter {
public:
    /// `plan` must outlive this.
    DemoWriter(const DemoPlan& plan, std::uint64_t seed);

    /// The CSV lines of one day; days in order. `rows` are the day's clean events; order numbers for the dirty ones
    /// come from `events`.
    [[nodiscard]] const std::string& writeDay(Date day, const std::vector<DemoRow>& rows, DemoEvents& events);
    [[nodiscard]] const DemoCounts& counts() const { return m_counts; }

private:
    struct Due {
        Date day;
        DemoDirt dirt;
    };

    void scheduleDirt();
    [[nodiscard]] std::vector<DemoDirt> takeDirt(Date day);
    [[nodiscard]] bool takeRepeat(Date day);
    [[nodiscard]] const DemoRow* pick(const std::vector<const DemoRow*>& rows);
    [[nodiscard]] DemoMonthTally& monthOf(const DemoRow& row);
    void append(const DemoRow& row);
    void writeClean(const DemoRow& row);
    void writeRepeat(const DemoRow& row);
    void writeDirty(DemoRow row, DemoDirt dirt, std::int64_t order);
    void extendBlock(const DemoRow& row);

    const DemoPlan* m_plan;
    SplitMix64 m_random;
    DemoCounts m_counts;
    std::vector<Due> m_dirt;                                   ///< last day first
    std::vector<Date> m_repeatDays;                            ///< last day first
    Date m_blockDay{std::numeric_limits<std::int32_t>::max()}; ///< where the run begins that is written twice
    DemoTally m_block;
    std::string m_blockText;
    std::string m_text;
};

} // namespace planwright::data
