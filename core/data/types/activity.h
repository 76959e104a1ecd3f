#pragma once

#include "core/base/date.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace planwright::data {

/// The windows, in days, that distinct counts are kept for. 1 is the day itself.
inline constexpr std::array<std::int32_t, 4> distinctWindows{1, 7, 30, 90};

/// How many different ones there were in the days that end with a day: one block for each of distinctWindows, each
/// category-major as in Panel. Purchases only: who just returns something bought nothing.
using TrailingDistinct = std::array<std::vector<std::int32_t>, distinctWindows.size()>;

/// One day of a SegmentSeries, net of returns.
struct SegmentDay {
    std::int32_t day = 0;       ///< index from the panel's first day
    std::int64_t units = 0;     ///< 1/1,000 unit
    std::int64_t revenue = 0;   ///< 1/10,000 currency unit
    std::int64_t purchases = 0; ///< rows of purchases
};

/// What one category sold to (by, through, in) one value of `field`, on the days when it sold or took back something.
struct SegmentSeries {
    std::string field; ///< one of segmentFields
    std::string value;
    std::size_t category = 0;
    std::vector<SegmentDay> days; ///< ascending
};
inline constexpr std::array<const char*, 4> segmentFields{"segment", "channel", "campaign", "country"};

/// What the events say beside the panel's net demand, on the categories and days of one Panel: categories without
/// demand there, and days before its first or after its last, are left out. Blocks are category-major as in Panel.
struct Activity {
    TrailingDistinct orders;
    TrailingDistinct customers;        ///< known ones
    std::vector<std::int64_t> bought;  ///< units of purchases, returns not taken off: 1/1,000 unit
    std::vector<std::int64_t> paid;    ///< money of those purchases: 1/10,000 currency unit
    std::vector<std::int64_t> listed;  ///< their money before `discount`; as `paid` where no discount is stated
    std::vector<std::int32_t> views;   ///< events of type view
    std::vector<std::int32_t> carts;   ///< events of type cart
    std::vector<SegmentSeries> series; ///< by field (as in segmentFields), value (byte order), category
};

} // namespace planwright::data
