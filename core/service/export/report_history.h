#pragma once

#include "core/base/date.h"
#include "core/data/types/panel.h"

#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

/// One line of a chart: net demand (units or currency units) of the complete months, and what the part-finished month
/// holds so far.
struct ReportSeries {
    std::string name;
    std::vector<double> months; ///< from ReportHistory::firstMonth on
    std::optional<double> partial;
};

struct ReportHistory {
    Month firstMonth;
    std::optional<Date> partialLastDay; ///< the last day that the part-finished month covers, where there is one
    std::vector<ReportSeries> categories;
    ReportSeries total;
};

/// Monthly sums of a panel. A part-finished first month is left out.
[[nodiscard]] ReportHistory makeReportHistory(const data::Panel& panel, data::Measure measure);

} // namespace planwright::service
