#include "core/base/money.h"
#include "core/features/feature_groups.h"

#include <fmt/format.h>

#include <array>

namespace planwright::features {
namespace {

constexpr std::array lags{1, 2, 3, 6, 12};
constexpr int weeksOfAYear = 364; ///< 52 weeks: the same days of the week
constexpr std::ptrdiff_t growthDays = 90;

FeatureValue lagged(const Situation& s, Month month, double (FeatureInputs::*ofMonth)(std::size_t, Month) const,
                    Missing tooEarly) {
    if (month > s.origin)
        return none(Missing::NotYet);
    if (month < s.inputs.panel().firstCompleteMonth)
        return none(tooEarly);
    return number((s.inputs.*ofMonth)(s.category, month));
}

/// The target's days 364 days earlier.
FeatureValue sameDays(const Situation& s, const ExactSums& sums, std::int64_t scale) {
    const auto days = s.target().dayCount();
    const auto end = s.inputs.dayOf(s.target().lastDay()) - weeksOfAYear;
    if (end > s.day)
        return none(Missing::NotYet);
    if (end - days + 1 < 0)
        return none(Missing::NoYearAgo);
    return number(static_cast<double>(sums.window(s.category, end, days)) / static_cast<double>(scale));
}

FeatureValue growth(const Situation& s) {
    if (!s.covers(growthDays, weeksOfAYear))
        return none(Missing::NoYearAgo);
    const auto now = static_cast<double>(s.inputs.units.window(s.category, s.day, growthDays));
    const auto then = static_cast<double>(s.inputs.units.window(s.category, s.day - weeksOfAYear, growthDays));
    return then > 0 ? number(now / then - 1) : none(Missing::NoSales);
}

void addLags(FeatureTable& table, const std::string& name, const std::string& unit, const std::string& what,
             double (FeatureInputs::*ofMonth)(std::size_t, Month) const) {
    for (const auto lag : lags)
        table.push_back({fmt::format("{}_lag_{}", name, lag), unit,
                         what + " of the month that ended 0, 1, 2, 5, 11 months before the origin's end (lag 1 is the "
                                "origin's own month)",
                         "The month is not one that the data cover completely.", [lag, ofMonth](const Situation& s) {
                             return lagged(s, s.origin - (lag - 1), ofMonth, Missing::ShortHistory);
                         }});
}

} // namespace

void addLagFeatures(FeatureTable& table) {
    addLags(table, "units", "units", "Net units", &FeatureInputs::monthUnits);
    addLags(table, "revenue", "money", "Net money", &FeatureInputs::monthRevenue);
    const std::string noYear = "The data do not reach back so far, or (more than a year ahead) those days lie after "
                               "the origin.";
    table.push_back(
        {"units_same_month_last_year", "units", "Net units of the target's month one year earlier", noYear,
         [](const Situation& s) { return lagged(s, s.target() - 12, &FeatureInputs::monthUnits, Missing::NoYearAgo); },
         true});
    table.push_back({"units_same_days_last_year", "units",
                     "Net units of the target's days 364 days earlier (the same days of the week)", noYear,
                     [](const Situation& s) { return sameDays(s, s.inputs.units, Quantity::scale); }, true});
    table.push_back({"revenue_same_days_last_year", "money", "Net money of the target's days 364 days earlier", noYear,
                     [](const Situation& s) { return sameDays(s, s.inputs.revenue, Money::scale); }, true});
    table.push_back({"growth_year_90", "fraction", "units_90 / the same 90 days 364 days earlier - 1",
                     "The data do not reach back so far, or nothing was sold then.", growth});
}

} // namespace planwright::features
