#pragma once

#include "core/base/run_context.h"
#include "core/forecasting/forecast.h"

#include <cstdint>
#include <string>
#include <vector>

/// Plain monthly series without events: what public benchmarks are made of.
namespace planwright::forecasting::series {

struct Series {
    std::string name;
    std::int64_t firstPeriod = 0; ///< periods are numbered without gaps
    std::vector<double> values;   ///< oldest first
};

struct Options {
    int horizon = 1; ///< periods ahead, 1 .. 60
    int origins = 0; ///< the last so many from which all of the horizon is known; 0: the end of each series
};

struct Forecast {
    std::size_t series = 0;  ///< place in the input
    std::int64_t origin = 0; ///< the last period that was known
    int horizon = 1;
    Distribution value; ///< not below 0 where no value of the series is
    std::string model;  ///< of the mean: "ets_theta_mean", "ets", "theta" (also "..._with_naive"), or "naive"
};

/// Forecasts all series by one rule, in the order of the input, then origin, then horizon. The mean is that of ETS and
/// dynamic Theta, mixed with 0, a quarter or half of naive forecasts (the mean of the last value and the same month a
/// year before): the share of least absolute error, over the series' scale (mean absolute seasonal difference), at
/// earlier origins of all series. The bands are split-conformal: those errors, over their growth with the
/// horizon (a power of it, fitted, and each horizon's own mean as far as it is known), pooled over all series. A series
/// that is too short for an origin is left out there. InvalidArgument for a horizon out of range or a value that is not
/// finite; InsufficientData where no origin is left.
[[nodiscard]] Result<std::vector<Forecast>> forecastSeries(const std::vector<Series>& series, const Options& options,
                                                           const RunContext& context);

} // namespace planwright::forecasting::series
