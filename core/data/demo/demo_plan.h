#pragma once

#include "core/data/demo/demo_generator.h"
#include "core/data/demo/demo_profile.h"

#include <cstdint>
#include <vector>

namespace planwright::data {

/// Days (both included) in which a category could sell next to nothing.
struct DemoStockOut {
    Date first, last;
};

/// What multiplies to a day's expected purchase lines.
struct DemoFactors {
    double trend = 1;
    double level = 1; ///< the slow wandering of the category, known up to the last complete month
    double season = 1;
    double weekday = 1;
    double promotion = 1;
    double special = 1;
    double stockOut = 1;
    double advertising = 1;
};

/// One category's fixed facts, all drawn before the first event is.
struct DemoCategory {
    DemoProfile profile;
    Date starts;
    double linesPerDay = 0;            ///< at all factors 1
    std::vector<double> level;         ///< by month from the first; after the last complete one: its expectation
    std::vector<double> adRatio;       ///< that month's advertising against its usual, mean 1
    std::vector<std::int64_t> adCents; ///< planned advertising of the month
    std::vector<DemoStockOut> stockOuts;
};

struct DemoPlan {
    DemoOptions options;
    Month firstMonth, lastCompleteMonth;
    Date lastDay; ///< last day of the file
    std::vector<DemoCategory> categories;

    [[nodiscard]] Date firstDay() const { return firstMonth.firstDay(); }
};

/// Chances and means that the events draw from and that the truth is computed from.
struct DemoRates {
    static constexpr double viewsPerLine = .06;
    static constexpr double cartsPerLine = .03;
    static constexpr int firstReturnDay = 3, lastReturnDay = 24; ///< days after the purchase, equally likely
    static constexpr double advertisingElasticity = .12;         ///< linear: factor 1 + .12 (ratio - 1)
    static constexpr double stockOutShare = .1;                  ///< of the demand still sold
};

[[nodiscard]] DemoPlan makeDemoPlan(const DemoOptions& options, std::uint64_t seed);

/// All factors of a day (also up to three months after the last complete month).
[[nodiscard]] DemoFactors demoFactors(const DemoPlan& plan, const DemoCategory& category, Date day);
[[nodiscard]] double productOf(const DemoFactors& factors);

/// Expected purchase lines of a day, noise aside.
[[nodiscard]] double expectedLines(const DemoPlan& plan, const DemoCategory& category, Date day);
/// Expected lines that come back on a day, noise aside.
[[nodiscard]] double expectedReturnLines(const DemoPlan& plan, const DemoCategory& category, Date day);

/// The promotion that runs on a day, or null.
[[nodiscard]] const DemoPromotion* promotionOn(const DemoCategory& category, Date day);

} // namespace planwright::data
