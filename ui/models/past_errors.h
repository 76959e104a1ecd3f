#pragma once

#include "core/service/plan.h"

#include <optional>
#include <vector>

namespace planwright::ui {

/// One month of the past, all categories together, as it was forecast one month before by the automatic choice.
struct MonthError {
    Month month;
    std::optional<double> wape; ///< empty where nothing was sold
    std::optional<double>
        lastYear; ///< the same of repeating last year, as the seasonal naive model; empty where unknown
    std::optional<double> inside80; ///< share of the categories whose demand came inside the 80 % band
    int bands = 0;                  ///< how many categories had a band
};

/// In order of months; errors are pooled: the sum of all misses over the sum of all demand.
[[nodiscard]] std::vector<MonthError> monthErrors(const service::Plan& plan);

/// All months of `errors` pooled again by their number of bands.
[[nodiscard]] std::optional<double> insideOverall(const std::vector<MonthError>& errors);

} // namespace planwright::ui
