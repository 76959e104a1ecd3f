#pragma once

#include "core/features/outliers.h"
#include "core/service/outlier_marks.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

/// Days of a category that stand out, or of which a planner said something.
struct OutlierRow {
    features::Outlier days; ///< sold, and expected where the data hold the days
    bool isKnown = true;    ///< the current data hold the category and its days
    std::optional<features::NearDay> near;
    std::optional<OutlierMark> mark; ///< none: an open finding
    /// Of a one-off: what models learn from instead, or why they learn from the days as they are.
    std::optional<Quantity> learntUnits;
    std::string notLearnt;
};

/// What was found in the current data, and what the planner said of it.
struct Outliers {
    std::string snapshotSha256;
    std::string currency;         ///< may be empty
    Date firstDay, lastDay;       ///< of the data
    std::vector<OutlierRow> rows; ///< by category and first day: every mark, and every finding with a day not marked
    OutlierMarks marks;
    features::HistoryCorrections corrections; ///< what a training on the data would learn with

    [[nodiscard]] std::size_t openCount() const;
};

/// Looks at all days until `until` (empty: all). NotFound before the first import. Changes nothing.
[[nodiscard]] Result<Outliers> findOutliers(Workspace& workspace, const std::optional<Date>& until,
                                            const RunContext& context);

/// Marks days, each of them with the last word on it, and returns what is kept then. InvalidArgument, with the field,
/// for a category that the current data do not have, days outside the data, or a last day before the first.
[[nodiscard]] Result<OutlierMarks> markOutliers(Workspace& workspace, const std::vector<OutlierMark>& marks,
                                                const RunContext& context);
/// Takes marks off these days. NotFound where there is none on them.
[[nodiscard]] Result<OutlierMarks> unmarkOutliers(Workspace& workspace, const std::string& category, Date first,
                                                  Date last, const RunContext& context);

/// In sentences: how many stand out, how many are open, and what was said of the others.
[[nodiscard]] std::string outliersSentence(const Outliers& outliers);
/// "3 May 2024" or "3 to 5 May 2024", always English.
[[nodiscard]] std::string daysText(Date first, Date last);

/// The document `planwright.outliers/1`: outliers[] {category, first_day, last_day, open_days, direction, strength,
/// units, expected_units, money, expected_money, special_day, mark, note, learnt_units}, open, one_off_days, bound.
[[nodiscard]] std::string outliersDocument(const Outliers& outliers, std::uint64_t seed);

} // namespace planwright::service
