#include "core/service/export/report_history.h"

#include "core/base/money.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace planwright::service {
namespace {

double monthSum(std::span<const std::int64_t> days, Date firstDay, Date from, Date to, double scale) {
    std::int64_t sum = 0;
    for (Date day = from; day <= to; day = day + 1)
        sum += days[static_cast<std::size_t>(day - firstDay)];
    return static_cast<double>(sum) / scale;
}

} // namespace

ReportHistory makeReportHistory(const data::Panel& panel, data::Measure measure) {
    const bool units = measure == data::Measure::Units;
    const auto& values = units ? panel.units : panel.revenue;
    const auto scale = static_cast<double>(units ? Quantity::scale : Money::scale);
    ReportHistory history;
    history.firstMonth = panel.firstCompleteMonth;
    history.total.name = "Total";
    const Date partialFrom = panel.lastCompleteMonth.lastDay() + 1;
    if (panel.lastDay() >= partialFrom)
        history.partialLastDay = panel.lastDay();
    const auto months = static_cast<std::size_t>(std::max(0, panel.lastCompleteMonth - panel.firstCompleteMonth + 1));
    history.total.months.assign(months, 0);
    for (std::size_t c = 0; c < panel.categories.size(); ++c) {
        const auto days = panel.of(values, c);
        ReportSeries series{panel.categories[c], {}, {}};
        for (std::size_t m = 0; m < months; ++m) {
            const Month month = panel.firstCompleteMonth + static_cast<std::int32_t>(m);
            series.months.push_back(monthSum(days, panel.firstDay, month.firstDay(), month.lastDay(), scale));
            history.total.months[m] += series.months.back();
        }
        if (history.partialLastDay) {
            series.partial = monthSum(days, panel.firstDay, partialFrom, panel.lastDay(), scale);
            history.total.partial = history.total.partial.value_or(0) + *series.partial;
        }
        history.categories.push_back(std::move(series));
    }
    return history;
}

} // namespace planwright::service
