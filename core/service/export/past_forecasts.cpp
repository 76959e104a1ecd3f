#include "core/service/export/past_forecasts.h"

#include <algorithm>
#include <cstddef>

namespace planwright::service {

std::map<std::string, PastForecasts> pastForecasts(const forecasting::BacktestResult& backtest) {
    std::map<std::string, PastForecasts> past;
    for (const auto& forecast : backtest.forecasts) {
        if (forecast.model == "auto" && forecast.horizon == 1)
            past[forecast.category][forecast.month] = forecast.mean;
    }
    return past;
}

PastForecasts totalPastForecasts(const std::map<std::string, PastForecasts>& past) {
    PastForecasts sums;
    std::map<Month, std::size_t> counts;
    for (const auto& [category, months] : past) {
        for (const auto& [month, mean] : months) {
            sums[month] += mean;
            ++counts[month];
        }
    }
    std::erase_if(sums, [&](const auto& entry) { return counts[entry.first] != past.size(); });
    return sums;
}

const forecasting::BacktestSummary* summaryOf(const forecasting::BacktestResult& backtest, std::string_view model) {
    const auto found = std::ranges::find(backtest.summary, model, &forecasting::BacktestSummary::model);
    return found == backtest.summary.end() ? nullptr : &*found;
}

} // namespace planwright::service
