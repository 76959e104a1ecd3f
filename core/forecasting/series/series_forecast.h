#pragma once

#include "core/base/run_context.h"
#include "core/forecasting/forecast.h"
#include "core/forecasting/series/global_method.h"

#include <cstdint>
#include <string>
#include <vector>

/// Plain series without events: what public benchmarks are made of.
namespace planwright::forecasting::series {

struct Series {
    std::string name;
    std::int64_t firstPeriod = 0; ///< periods are numbered without gaps
    std::vector<double> values;   ///< oldest first
};

struct Options {
    int horizon = 1;         ///< periods ahead, 1 .. 60
    int origins = 0;         ///< the last so many from which all of the horizon is known; 0: the end of each series
    std::size_t season = 12; ///< periods that a pattern takes to come back, 1 .. 366; 1: none
};

struct Forecast {
    std::size_t series = 0;  ///< place in the input
    std::int64_t origin = 0; ///< the last period that was known
    int horizon = 1;
    Distribution value; ///< not below 0 where no value of the series is
    std::string model;  ///< of the mean (Points::nameOf)
};

/// Forecasts all series by one rule, in the order of the input, then origin, then horizon. The mean is that of ETS,
/// dynamic Theta and STL with each, of `global` (null: without it) and of naive forecasts, in shares that had the least
/// error at earlier origins of all series (MixRule). The bands are split-conformal: those errors, over their growth
/// with the horizon (a power of it, fitted, and each horizon's own mean as far as it is known), pooled over all series.
/// Origins are counted back from the end of each series: of no series anything is used that lies after its own. A
/// series that is too short for an origin is left out there. InvalidArgument for an option out of range or a value that
/// is not finite; InsufficientData where no origin is left.
[[nodiscard]] Result<std::vector<Forecast>> forecastSeries(const std::vector<Series>& series, const Options& options,
                                                           const GlobalMethod* global, const RunContext& context);

} // namespace planwright::forecasting::series
