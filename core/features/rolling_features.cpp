#include "core/base/money.h"
#include "core/data/types/activity.h"
#include "core/features/feature_groups.h"

#include <fmt/format.h>

namespace planwright::features {
namespace {

constexpr auto shortWindow = "The window reaches back before the first day of the data.";
constexpr auto noIds = "As the sums; also where no order (no customer) is named up to the origin.";

using Compute = std::function<FeatureValue(const Situation&)>;
using Measure = ExactSums FeatureInputs::*;

FeatureValue windowSum(const Situation& s, Measure measure, std::ptrdiff_t days, std::int64_t scale) {
    if (!s.covers(days))
        return none(Missing::ShortHistory);
    const auto raw = (s.inputs.*measure).window(s.category, s.day, days);
    return number(static_cast<double>(raw) / static_cast<double>(scale));
}

FeatureValue perDay(FeatureValue sum, std::ptrdiff_t days) {
    return sum.known() ? number(sum.value / static_cast<double>(days)) : sum;
}

/// Whether anybody recorded the measure up to the origin, in any category.
bool recorded(const Situation& s, Measure measure) {
    return (s.inputs.*measure).window(s.inputs.portfolio(), s.day, s.day + 1) > 0;
}

FeatureValue distinct(const Situation& s, Measure daily, std::size_t window) {
    if (!recorded(s, daily))
        return none(Missing::NotRecorded);
    if (!s.covers(data::distinctWindows[window]))
        return none(Missing::ShortHistory);
    return number(daily == &FeatureInputs::orders ? s.inputs.distinctOrders(window, s.category, s.day)
                                                  : s.inputs.distinctCustomers(window, s.category, s.day));
}

FeatureValue dailyMean(const Situation& s, Measure daily, std::ptrdiff_t days) {
    return recorded(s, daily) ? perDay(windowSum(s, daily, days, 1), days) : none(Missing::NotRecorded);
}

FeatureValue perView(const Situation& s, FeatureValue events, std::ptrdiff_t days) {
    if (!recorded(s, &FeatureInputs::views))
        return none(Missing::NotRecorded);
    const auto views = windowSum(s, &FeatureInputs::views, days, 1);
    return events.known() && views.known() ? ratio(events.value, views.value) : none(Missing::ShortHistory);
}

/// Adds a column for each of the windows 7, 30 and 90; `make(place in distinctWindows)` is its formula as code.
template <typename Make>
void addWindows(FeatureTable& table, const std::string& name, const std::string& unit, const std::string& formula,
                const std::string& missing, Make make) {
    for (std::size_t w = 1; w < data::distinctWindows.size(); ++w)
        table.push_back({fmt::format("{}_{}", name, data::distinctWindows[w]), unit, formula, missing, make(w)});
}

void addSums(FeatureTable& table, const std::string& name, const std::string& unit, const std::string& what,
             Measure measure, std::int64_t scale) {
    addWindows(table, name, unit, what + " over the last 7, 30, 90 days", shortWindow, [=](std::size_t w) -> Compute {
        return [=](const Situation& s) { return windowSum(s, measure, data::distinctWindows[w], scale); };
    });
    addWindows(table, name + "_mean", unit + "/day", what + " over the last 7, 30, 90 days, divided by these days",
               shortWindow, [=](std::size_t w) -> Compute {
                   return [=](const Situation& s) {
                       const auto days = data::distinctWindows[w];
                       return perDay(windowSum(s, measure, days, scale), days);
                   };
               });
}

void addDistinct(FeatureTable& table, const std::string& name, Measure daily) {
    addWindows(table, name, name, "Different " + name + " with a purchase in the last 7, 30, 90 days", noIds,
               [=](std::size_t w) -> Compute { return [=](const Situation& s) { return distinct(s, daily, w); }; });
    addWindows(table, name + "_mean", name + "/day",
               "Mean over the last 7, 30, 90 days of each day's different " + name + " with a purchase", noIds,
               [=](std::size_t w) -> Compute {
                   return [=](const Situation& s) { return dailyMean(s, daily, data::distinctWindows[w]); };
               });
}

} // namespace

void addRollingFeatures(FeatureTable& table) {
    addSums(table, "units", "units", "Units, net of returns,", &FeatureInputs::units, Quantity::scale);
    addSums(table, "revenue", "money", "Money, net of returns,", &FeatureInputs::revenue, Money::scale);
    addDistinct(table, "orders", &FeatureInputs::orders);
    addDistinct(table, "customers", &FeatureInputs::customers);
    addWindows(table, "selling_days", "days", "Days with a purchase among the last 7, 30, 90", shortWindow,
               [](std::size_t w) -> Compute {
                   return [=](const Situation& s) {
                       return windowSum(s, &FeatureInputs::sellingDays, data::distinctWindows[w], 1);
                   };
               });
    addWindows(table, "views", "views", "Events of type view over the last 7, 30, 90 days",
               "As the sums; also where no view is recorded up to the origin.", [](std::size_t w) -> Compute {
                   return [=](const Situation& s) {
                       return recorded(s, &FeatureInputs::views)
                                  ? windowSum(s, &FeatureInputs::views, data::distinctWindows[w], 1)
                                  : none(Missing::NotRecorded);
                   };
               });
    addWindows(table, "conversion", "orders/view", "orders_w / views_w: purchases that views led to",
               "As views_w; also without a view in the window, or without order ids.", [](std::size_t w) -> Compute {
                   return [=](const Situation& s) {
                       const auto orders = distinct(s, &FeatureInputs::orders, w);
                       return orders.missing == Missing::NotRecorded ? orders
                                                                     : perView(s, orders, data::distinctWindows[w]);
                   };
               });
    addWindows(table, "carts_per_view", "carts/view", "Events of type cart / events of type view, same window",
               "As conversion.", [](std::size_t w) -> Compute {
                   return [=](const Situation& s) {
                       const auto days = data::distinctWindows[w];
                       return perView(s, windowSum(s, &FeatureInputs::carts, days, 1), days);
                   };
               });
}

} // namespace planwright::features
