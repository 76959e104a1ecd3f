#pragma once

#include "core/base/date.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::data {

/// A price cut that comes back every year.
struct DemoPromotion {
    std::string_view campaign;
    unsigned month = 1, day = 1;
    int days = 7;
    int discountPercent = 10;
    double uplift = 1.5; ///< factor on the day's demand
};

/// What makes one category itself. Factors average 1 over their table.
struct DemoProfile {
    std::string name;
    double weight = 1;       ///< its share of the portfolio, relative
    double trendPerYear = 0; ///< fraction of the first day's level
    std::array<double, 12> season{};
    bool business = false;   ///< sells on working days
    double giftSense = 0;    ///< how strongly special days work, 0..1
    double returnRate = .03; ///< share of the lines that come back
    int lowPriceCents = 500, highPriceCents = 3000;
    std::array<DemoPromotion, 2> promotions{};
    bool startsLate = false;
};

/// `count` profiles: the twelve named ones, then variations of them ("Books 2").
[[nodiscard]] std::vector<DemoProfile> demoProfiles(int count);

/// Factor of special days (1 on an ordinary day, 0 where the shop is closed) for a category of that sense.
[[nodiscard]] double specialDayFactor(Date day, double giftSense);

/// Factor of the day of the week.
[[nodiscard]] double weekdayFactor(Date day, bool business);

} // namespace planwright::data
