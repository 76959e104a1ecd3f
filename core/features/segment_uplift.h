#pragma once

#include "core/features/feature_inputs.h"
#include "core/features/feature_value.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace planwright::features {

inline constexpr int upliftDays = 30;          ///< the window that is judged
inline constexpr int upliftBaselineDays = 180; ///< the days before it
inline constexpr int fewestBaselineDays = 30;
inline constexpr double upliftPrior = 10; ///< purchases that stand for "as before"

/// How one value of a field (say, channel "email") did in a category over the last 30 days against its own 180 days
/// before them (as many of those as there are, 30 at least). With u and b = net units of the two windows (below 0
/// counts as 0), n = days of the baseline, E = b · 30/n, p = purchases in both and s = (u + b)/p their usual size:
///     uplift = (u + 10 s)/(E + 10 s) - 1
/// the posterior mean of a Poisson rate over its expectation under a gamma prior of mean 1 that weighs ten purchases
/// (DuMouchel 1999): a handful of purchases moves it little, a thousand move it fully.
struct SegmentUplift {
    std::size_t field = 0; ///< place in data::segmentFields
    std::string_view value;
    double units = 0;    ///< u
    double expected = 0; ///< E
    FeatureValue uplift; ///< a fraction above -1; NoSales without a purchase in either window
};
/// Of a category at the end of `day`, by field and value; empty where the baseline is too short.
[[nodiscard]] std::vector<SegmentUplift> segmentUplifts(const FeatureInputs& inputs, std::size_t category,
                                                        std::ptrdiff_t day);

/// The uplifts of one field's values in a row's worth.
struct UpliftSummary {
    FeatureValue leader; ///< of the value that sold most in the baseline (the first by name of equals)
    FeatureValue best;   ///< the largest
    FeatureValue worst;  ///< the smallest
    FeatureValue
        mixShift; ///< half the sum of |share of u - share of E|: 0 = sold through the same as before, 1 = all new
};
using UpliftSummaries = std::array<UpliftSummary, data::segmentFields.size()>;
[[nodiscard]] UpliftSummaries summariseUplifts(const FeatureInputs& inputs, std::size_t category, std::ptrdiff_t day);

} // namespace planwright::features
