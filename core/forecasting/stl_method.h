#pragma once

#include "core/forecasting/monthly_forecaster.h"

#include <cstddef>
#include <memory>
#include <string_view>

namespace planwright::forecasting {

/// From the first month after two seasons on: logarithms (log_method.h), freed of the season of core/stats/stl.h (of
/// `season` periods, smoothed over 11 of them, as R's stlf() does), carried on by `seasonless`, which knows no season;
/// the last season added. Before (or for a season of 1) it is `plain` itself, since a season is not known yet and all
/// that is gained by logarithms is growth without end. `name` must outlive the result. Saved forms: "log season " or
/// "season " and that of `seasonless`, or that of `plain`.
[[nodiscard]] std::shared_ptr<const MonthlyMethod> makeStlMethod(std::string_view name,
                                                                 std::shared_ptr<const MonthlyMethod> seasonless,
                                                                 std::shared_ptr<const MonthlyMethod> plain,
                                                                 std::size_t season);

} // namespace planwright::forecasting
