#include "core/data/complete_months.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace planwright::data {

namespace {

constexpr std::int32_t longestGap = 3;
constexpr std::int32_t daysPerGap = 60;

std::int32_t allowedGap(std::span<const std::int32_t> days) {
    std::array<std::int32_t, longestGap + 1> atLeast{};
    for (std::size_t i = 1; i < days.size(); ++i) {
        const auto closed = days[i] - days[i - 1] - 1;
        for (std::int32_t gap = 1; gap <= std::min(closed, longestGap); ++gap)
            ++atLeast[static_cast<std::size_t>(gap)];
    }
    const auto span = days.back() - days.front() + 1;
    for (auto gap = longestGap; gap > 0; --gap) {
        const auto count = atLeast[static_cast<std::size_t>(gap)];
        if (count > 0 && count * daysPerGap >= span)
            return gap;
    }
    return 0;
}

} // namespace

CompleteMonths completeMonths(std::span<const std::int32_t> activeDays, Date lastCovered) {
    if (activeDays.empty())
        return {Month(1), Month(0)};
    const auto gap = allowedGap(activeDays);
    const Date first(activeDays.front());
    const Date reached = std::max(Date(activeDays.back() + gap), lastCovered);
    CompleteMonths months{first.month(), reached.month()};
    if (first - gap > months.first.firstDay())
        months.first = months.first + 1;
    if (reached < months.last.lastDay())
        months.last = months.last - 1;
    return months;
}

} // namespace planwright::data
