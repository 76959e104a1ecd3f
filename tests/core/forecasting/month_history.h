#pragma once

#include "core/features/history.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

/// Histories whose months have given sums, for the models that look at months.
namespace planwright::forecasting::testing {

using NamedMonths = std::vector<std::pair<std::string, std::vector<double>>>;

/// Each month's sum lies on the month's first day; all series are of the longest one's length (short ones start late).
inline features::History monthHistory(const NamedMonths& series, Month first = Month(2020, 1)) {
    std::size_t months = 0;
    for (const auto& [name, values] : series)
        months = std::max(months, values.size());
    features::History history;
    history.firstDay = first.firstDay();
    history.firstCompleteMonth = first;
    history.lastCompleteMonth = first + static_cast<std::int32_t>(months) - 1;
    history.dayCount = history.lastCompleteMonth.lastDay() - history.firstDay + 1;
    const auto days = static_cast<std::size_t>(history.dayCount);
    history.demand.assign(series.size() * days, 0.0);
    for (std::size_t c = 0; c < series.size(); ++c) {
        history.categories.push_back(series[c].first);
        const auto& values = series[c].second;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto month = history.lastCompleteMonth - static_cast<std::int32_t>(values.size() - 1 - i);
            history.demand[c * days + static_cast<std::size_t>(month.firstDay() - history.firstDay)] = values[i];
        }
    }
    history.revenue = history.orders = history.customers = history.demand;
    return history;
}

inline features::CausalView viewAt(const features::History& history, Month origin) {
    return features::CausalView::at(history, origin).value();
}

inline features::CausalView wholeView(const features::History& history) {
    return viewAt(history, history.lastCompleteMonth);
}

} // namespace planwright::forecasting::testing
