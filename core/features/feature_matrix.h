#pragma once

#include "core/base/run_context.h"
#include "core/features/feature_table.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace planwright::features {

struct FeatureMatrixPlan {
    int origins = 24;      ///< the last N complete months, as many as there are: 1..600
    int horizonMonths = 3; ///< 1..12
};

/// One row: a category, the last month that is known, and how many months ahead is asked about.
struct FeatureRow {
    std::size_t category = 0;
    Month origin;
    int horizon = 1;
};

/// How a value of a field does in a category at the last origin: see SegmentUplift.
struct CategoryUplift {
    std::size_t category = 0;
    std::string field, value;
    double units = 0, expected = 0;
    FeatureValue uplift;
};

/// Rows by category, origin, horizon. A category has no rows at origins before its first event: that it will be sold
/// one day is not known yet.
struct FeatureMatrix {
    std::vector<std::string> categories;
    std::vector<std::string> names, units; ///< of the columns, as featureTable()
    std::vector<FeatureRow> rows;
    std::vector<double> values;          ///< row-major, rows x names; finite, 0 where missing
    std::vector<Missing> missing;        ///< of the same shape
    std::vector<CategoryUplift> uplifts; ///< by category, field, value

    [[nodiscard]] FeatureValue at(std::size_t row, std::size_t column) const {
        const auto place = row * names.size() + column;
        return {values[place], missing[place]};
    }
};

/// What is known at each origin, and nothing after it: the rows of an origin are the same bytes whatever the panel and
/// the activity say of later days. Running sums are made once for all origins; the same bytes at any thread count.
/// `calendar` may be null (its columns are missing then). InsufficientData without a complete month, InvalidArgument
/// for a plan out of range.
[[nodiscard]] Result<FeatureMatrix> buildFeatureMatrix(const data::Panel& panel, const data::Activity& activity,
                                                       const SpecialDayCalendar* calendar,
                                                       const FeatureMatrixPlan& plan, const RunContext& context);

} // namespace planwright::features
