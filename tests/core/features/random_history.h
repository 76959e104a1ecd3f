#pragma once

#include "core/base/rng.h"
#include "core/features/history.h"

#include <rapidcheck.h>
#include <vector>

namespace planwright::features {

/// A history that begins on `firstDay` and ends with the last day of a month, all zeros.
inline History emptyHistory(Date firstDay, Month lastMonth, std::size_t categories) {
    History history;
    history.firstDay = firstDay;
    history.dayCount = lastMonth.lastDay() - firstDay + 1;
    history.firstCompleteMonth = (firstDay - 1).month() + 1;
    history.lastCompleteMonth = lastMonth;
    for (std::size_t c = 0; c < categories; ++c)
        history.categories.push_back(std::string(1, static_cast<char>('a' + c)));
    const auto size = categories * static_cast<std::size_t>(history.dayCount);
    history.demand.assign(size, 0.0);
    history.revenue.assign(size, 0.0);
    history.orders.assign(size, 0.0);
    history.customers.assign(size, 0.0);
    return history;
}

inline CausalView viewAt(const History& history, Month origin) {
    return CausalView::at(history, origin).value();
}

/// Random whole numbers, a few of them below 0, many 0, up to 3 categories and 30 months.
inline History randomHistory() {
    const auto months = *rc::gen::inRange(3, 31);
    const auto firstDay = Date(2010, 1, 1) + *rc::gen::inRange(0, 800);
    auto history = emptyHistory(firstDay, firstDay.month() + months, *rc::gen::inRange<std::size_t>(1, 4));
    SplitMix64 random(*rc::gen::arbitrary<std::uint64_t>());
    for (auto* block : {&history.demand, &history.revenue, &history.orders, &history.customers})
        for (auto& value : *block)
            value = random.below(3) == 0 ? 0.0 : static_cast<double>(random.below(60)) - 6;
    if (*rc::gen::arbitrary<bool>()) {
        for (auto* block : {&history.discounts, &history.promoted})
            for (std::size_t i = 0; i < history.demand.size(); ++i)
                block->push_back(random.below(3) == 0 ? static_cast<double>(random.below(40)) : 0.0);
        for (std::int32_t d = -20; d < history.dayCount + 400; d += 40)
            history.plannedDays.push_back({history.firstDay + d, 1 + random.uniform()});
    }
    return history;
}

} // namespace planwright::features
