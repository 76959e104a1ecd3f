#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::forecasting {

/// What a part of a forecast comes from. Each but the first says what moves the forecast away from the last month.
enum class PartKind : std::uint8_t {
    LastMonth,      ///< net demand of the last complete month, floored at 0: where every explanation begins
    OneOffDays,     ///< what the last month would have been without the one-off days that are not learnt from
    RecentLevel,    ///< the level of recent sales (last 30 days, smoothed level) against the last month's own
    MonthLength,    ///< the target month's days against the last month's
    LastYear,       ///< the same days (or month) a year before, against the recent level
    Season,         ///< the season that came back over the years, of the target month against that of the last month
    Trend,          ///< growth of the category itself that goes on; its sign is that of the growth
    Portfolio,      ///< season and growth of all categories together
    RecentSales,    ///< what trees learnt from the course of recent sales
    Growth,         ///< what trees learnt from growth against a year before
    Evenness,       ///< what trees learnt from how even the sales are
    Price,          ///< what trees learnt from revenue a unit
    Promotions,     ///< what trees learnt from discounts and campaigns, now and a year ago
    Customers,      ///< what trees learnt from orders and customers
    Calendar,       ///< what trees learnt from the target's weekdays, special days and place in the year
    UsualStep,      ///< what trees expect of any category and month: their mean
    Fitted,         ///< a model's own forecast, where it cannot say more
    Analogue,       ///< a planner's word that this category sells like another one
    KnownInAdvance, ///< promotions, prices, special days and closures of the target; a part for each of them
    Totals,         ///< what makes the categories agree with the forecasts of their totals
    Floor,          ///< demand is never below 0
};
inline constexpr std::size_t partKindCount = 21;

/// Name in documents, e.g. "last_month", "one_off_days".
[[nodiscard]] std::string_view partName(PartKind kind);

/// A part of one forecast, in units or currency units.
struct Part {
    PartKind kind = PartKind::Fitted;
    std::string label; ///< in words, e.g. "last year's December"
    double units = 0;
};

/// One category's (or the total's) forecast of one month in parts: added up in their order they are its mean, to 1e-9
/// of the largest (or of 1 unit). The first is always LastMonth; others are left out where they are 0.
struct Explanation {
    std::vector<Part> parts;
    std::string sentence; ///< e.g. "Toys: 1,240 units in December, 310 above November's 930: 420 from last year's ..."
};

/// Of one MonthForecast: categories in the same order.
struct MonthExplanation {
    std::vector<Explanation> categories;
    Explanation total;
};

} // namespace planwright::forecasting
