#pragma once

#include "core/forecasting/known/sales_days.h"
#include "core/forecasting/known/shrinkage.h"

#include <vector>

namespace planwright::forecasting {

/// Assumed where prices never moved: demand falls by 1.5 % where they rise by 1 %, give or take 1. Brands' elasticities
/// average -1.76 (Tellis 1988) to -2.62 (Bijmolt, van Heerde & Pieters 2005); those of whole categories are nearer to
/// 0, as customers who change the brand stay in the category.
inline constexpr double assumedElasticity = -1.5;
/// Estimates outside of this are not believed.
inline constexpr double lowestElasticity = -6, highestElasticity = 0;
/// The largest factor that one day's prices or special days may have on its demand, and one over the least.
inline constexpr double largestDayFactor = 5;
/// What counts as usual: the last eight weeks.
inline constexpr std::size_t usualWeeksDays = 56;

struct KnownResponse : Response {
    bool isClipped = false; ///< the estimate lay outside of what is believed
};

/// How demand answers to what may be known in advance, by category.
struct KnownResponses {
    std::vector<KnownResponse> price;      ///< elasticity by the price paid
    std::vector<KnownResponse> promotion;  ///< elasticity by the price after discount; `price` without stated discounts
    std::vector<KnownResponse> specialDay; ///< log effect of weight 1; Nothing where there was no such day
};

/// From the last two years of `days`: log units against log price, log (1 - discount) or special days' weight, on days
/// that sold (dayEffect(); yesterday's price and discount stand in for today's, as one order of another mix moves price
/// and units of the same day together), then shrink(). A category that sold on less than half of its days since it
/// began has no estimate of its own.
[[nodiscard]] KnownResponses knownResponses(const SalesDays& days);

} // namespace planwright::forecasting
