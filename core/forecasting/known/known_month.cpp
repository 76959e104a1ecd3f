#include "core/forecasting/known/known_month.h"

#include "core/forecasting/known/known_responses.h"

#include <algorithm>
#include <cmath>

namespace planwright::forecasting {
namespace {

/// What is known of one day.
struct KnownDay {
    double share = 0;       ///< of the month, in any unit
    double allWeight = 0;   ///< of special days that all categories have
    double ownWeight = 0;   ///< and of the category's own
    double logDiscount = 0; ///< log of the price after discount over that after the usual one, at most 0
    double logPrice = 0;    ///< log of the price over the usual one
    bool isClosed = false;
};

double limited(double logEffect) {
    const double most = std::log(largestDayFactor);
    return std::clamp(logEffect, -most, most);
}

double logDiscountOf(const UsualMonth& usual, const KnownInput& input) {
    return std::min(std::log1p(-input.amount) - std::log1p(-usual.discount), 0.0);
}

double logPriceOf(const UsualMonth& usual, const KnownInput& input) {
    return usual.price ? std::log(input.price.toDouble() / *usual.price) : 0;
}

std::vector<KnownDay> daysOf(const UsualMonth& usual) {
    std::vector<KnownDay> days;
    double sum = 0;
    for (std::int32_t d = 0; d < usual.month.dayCount(); ++d) {
        const auto weekday = static_cast<std::size_t>((usual.month.firstDay() + d).weekday());
        days.push_back({usual.weekdayShares[weekday], 0, 0, 0, 0, false});
        sum += days.back().share;
    }
    // A month of none of the weekdays that sell cannot be, but for profiles of nothing.
    for (auto& day : days)
        day.share = sum > 0 ? day.share : 1;
    return days;
}

void put(std::vector<KnownDay>& days, const UsualMonth& usual, const KnownInput& input) {
    const auto first = std::max(input.firstDay - usual.month.firstDay(), 0);
    const auto last = std::min(input.lastDay - usual.month.firstDay(), usual.month.dayCount() - 1);
    for (auto d = first; d <= last; ++d) {
        auto& day = days[static_cast<std::size_t>(d)];
        switch (input.kind) {
        case KnownKind::Promotion:
            day.logDiscount = std::min(day.logDiscount, logDiscountOf(usual, input));
            break;
        case KnownKind::Price:
            day.logPrice = logPriceOf(usual, input);
            break;
        case KnownKind::SpecialDay:
            (input.category.empty() ? day.allWeight : day.ownWeight) += input.amount;
            break;
        case KnownKind::Closure:
            day.isClosed = true;
            break;
        }
    }
}

/// The mean with what the days say; `told` is how much of the change by meanWithDays is in force.
double meanOf(const std::vector<KnownDay>& days, const UsualMonth& usual, const ResponseValues& responses,
              double told) {
    double sum = 0, withOwn = 0, withAll = 0, sold = 0;
    for (const auto& day : days) {
        const double special = std::exp(limited(responses.specialDay * (day.allWeight + day.ownWeight)));
        sum += day.share;
        withOwn += day.share * std::exp(limited(responses.specialDay * day.ownWeight));
        withAll += day.share * special;
        const double prices = limited(responses.promotion * day.logDiscount + responses.price * day.logPrice) +
                              (usual.isRevenue ? day.logDiscount + day.logPrice : 0);
        sold += day.isClosed ? 0 : day.share * special * std::exp(prices);
    }
    const double reading = usual.readShare * usual.mean + told * (usual.meanWithDays - usual.mean);
    const double special = reading * withOwn / sum + (1 - usual.readShare) * usual.mean * withAll / sum;
    return std::max(special * (sold / withAll), 0.0);
}

double weightIn(const UsualMonth& usual, const KnownInput& input) {
    const auto first = std::max(input.firstDay, usual.month.firstDay());
    const auto last = std::min(input.lastDay, usual.month.lastDay());
    return input.kind == KnownKind::SpecialDay && input.category.empty() ? input.amount * (last - first + 1) : 0;
}

} // namespace

std::vector<double> meansAfter(const UsualMonth& usual, std::span<const KnownInput> inputs,
                               const ResponseValues& responses) {
    auto days = daysOf(usual);
    double all = 0, told = 0;
    for (const auto& input : inputs)
        all += weightIn(usual, input);
    std::vector<double> means{usual.mean};
    for (const auto& input : inputs) {
        put(days, usual, input);
        told += all > 0 ? weightIn(usual, input) / all : 0;
        means.push_back(meanOf(days, usual, responses, told));
    }
    return means;
}

bool isHeldBack(const UsualMonth& usual, const KnownInput& input, const ResponseValues& responses) {
    const double effect = input.kind == KnownKind::Promotion    ? responses.promotion * logDiscountOf(usual, input)
                          : input.kind == KnownKind::Price      ? responses.price * logPriceOf(usual, input)
                          : input.kind == KnownKind::SpecialDay ? responses.specialDay * input.amount
                                                                : 0;
    return limited(effect) != effect;
}

double shareOfMonth(const UsualMonth& usual, const KnownInput& input) {
    double sum = 0, inForce = 0;
    const auto days = daysOf(usual);
    for (std::size_t d = 0; d < days.size(); ++d) {
        const auto date = usual.month.firstDay() + static_cast<std::int32_t>(d);
        sum += days[d].share;
        inForce += date >= input.firstDay && date <= input.lastDay ? days[d].share : 0;
    }
    return inForce / sum;
}

} // namespace planwright::forecasting
