#pragma once

#include "core/base/date.h"
#include "core/base/run_context.h"
#include "core/data/import.h"

#include <filesystem>
#include <string>
#include <vector>

namespace planwright::data {

/// Demand before and after: purchases and refunds, as rows, units and money.
struct DemandChange {
    Tally before, after;

    [[nodiscard]] bool isNone() const;
    [[nodiscard]] Tally difference() const; ///< after less before
    DemandChange& operator+=(const DemandChange& other);
};

/// What became of the demand of a category, a month, or a category in a month.
struct Difference {
    std::string category; ///< empty: all of them
    Month month;          ///< as a default: all of them
    DemandChange all;
    DemandChange inBoth; ///< the part on the days that both snapshots cover
    /// Numbers of days that were there already are others now: for a month or a category, in any of its cells.
    bool restated = false;
};

/// What one snapshot has that another has not. A cell is a category in a month.
struct SnapshotComparison {
    std::string beforeSha256, afterSha256;
    std::string currencyBefore, currencyAfter;
    Difference total;
    std::vector<Difference> months;     ///< those that changed, in order
    std::vector<Difference> categories; ///< those that changed, in byte order
    std::vector<Difference> cells;      ///< those that changed, by category and month
    std::size_t unchangedMonths = 0;
};

/// Compares the demand of two snapshots (their folders). What is held grows with the cells, not with the events.
/// NotFound where a folder holds no snapshot; Io; Cancelled.
[[nodiscard]] Result<SnapshotComparison>
compareSnapshots(const std::filesystem::path& before, const std::filesystem::path& after, const RunContext& context);

} // namespace planwright::data
