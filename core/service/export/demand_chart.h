#pragma once

#include "core/base/date.h"
#include "core/forecasting/forecast.h"
#include "core/service/export/past_forecasts.h"

#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

/// Monthly demand and what is expected of the next months.
struct DemandChart {
    std::string id;   ///< unique in the page; letters and digits
    std::string unit; ///< "units a month"
    std::string says; ///< the sentence under the chart, which a screen reader reads
    Month firstMonth;
    std::vector<double> history;   ///< complete months
    std::optional<double> partial; ///< what the month after them holds so far
    std::optional<Date> partialLastDay;
    PastForecasts past;                         ///< drawn dotted beside the history; may be empty
    std::vector<forecasting::Quantiles> future; ///< months 1, 2, ... after the history
};

/// A <figure>: an inline SVG of the last 36 months with the 50, 80 and 90 % bands, its key and its sentence.
[[nodiscard]] std::string demandFigure(const DemandChart& chart);

/// "Dec 11"
[[nodiscard]] std::string shortMonth(Month month);
/// "1–9 December 2011"
[[nodiscard]] std::string partialDays(Date lastDay);

} // namespace planwright::service
