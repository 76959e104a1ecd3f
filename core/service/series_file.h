#pragma once

#include "core/forecasting/series/series_forecast.h"

#include <filesystem>
#include <string>
#include <vector>

namespace planwright::service {

/// Plain series as read from a table.
struct SeriesTable {
    bool isMonthly = true; ///< periods are months (Month::index()); otherwise running integers
    std::vector<forecasting::series::Series> series; ///< in the order in which they first appear
};

/// Reads CSV with the columns series, period (YYYY-MM, or a running integer) and value, in any order of columns and
/// rows. NotFound, Io; InvalidArgument with line and field for a row that cannot be read, a period that is there twice,
/// and a gap between two.
[[nodiscard]] Result<SeriesTable> readSeries(const std::filesystem::path& file);

/// forecastSeries() with the booster over all series, and the seed of `context`.
[[nodiscard]] Result<std::vector<forecasting::series::Forecast>>
forecastTable(const SeriesTable& table, const forecasting::series::Options& options, const RunContext& context);

/// One line of JSON for each forecast: series, origin, horizon, period, mean, p05 .. p95, model. Without a line end
/// after the last.
[[nodiscard]] std::string seriesLines(const SeriesTable& table,
                                      const std::vector<forecasting::series::Forecast>& forecasts);

} // namespace planwright::service
