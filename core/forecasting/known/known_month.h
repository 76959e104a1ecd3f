#pragma once

#include "core/forecasting/known/known_input.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace planwright::forecasting {

/// What inputs do to demand: elasticities, and the log effect of weight 1.
struct ResponseValues {
    double price = 0, promotion = 0, specialDay = 0;
};

/// A category and month as forecast without the inputs, and what they are measured against.
struct UsualMonth {
    Month month;
    std::array<double, 7> weekdayShares{}; ///< Monday first
    std::optional<double> price;           ///< usual revenue a unit
    double discount = 0;                   ///< usual share that discounts take off, in [0,1)
    bool isRevenue = false;                ///< demand is counted in money: prices move it by themselves, too
    double mean = 0;                       ///< of the mix
    double meanWithDays = 0;               ///< of the mix where its members are told the special days of all categories
    double readShare = 0;                  ///< weight of the members that read those, in [0,1]
};

/// The mean after none, the first, the first two ... of the inputs (inputs.size() + 1 numbers, none below 0; the last
/// is exactly 0 where all days are closed). All inputs concern the category and touch the month. A day's share of the
/// month is its weekday's. Within a day promotion and price multiply, ((1 - discount) / (1 - usual))^elasticity with
/// the deepest discount of the day (at least the usual one) and (price / usual)^elasticity with the last price named,
/// at most largestDayFactor together; a special day's factor exp(weight · log effect), so limited too, is left out of
/// the share of the mix that was told of it.
[[nodiscard]] std::vector<double> meansAfter(const UsualMonth& usual, std::span<const KnownInput> inputs,
                                             const ResponseValues& responses);

/// Whether a day's limit holds one of the inputs back.
[[nodiscard]] bool isHeldBack(const UsualMonth& usual, const KnownInput& input, const ResponseValues& responses);

/// The days' shares of the month that an input is in force on, in [0,1].
[[nodiscard]] double shareOfMonth(const UsualMonth& usual, const KnownInput& input);

} // namespace planwright::forecasting
