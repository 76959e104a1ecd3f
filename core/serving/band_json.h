#pragma once

#include "core/forecasting/band_check.h"
#include "core/forecasting/forecast.h"

#include <nlohmann/json_fwd.hpp>

/// How documents tell the record of bands and of confidence.
namespace planwright::serving {

/// {low, high}, or null
[[nodiscard]] nlohmann::json intervalJson(const std::optional<stats::Interval>& interval);

/// {forecasts, hits, coverage, limits: {low, high}, usual_hits: {fewest, most}, verdict} and, of several categories,
/// by_months: {low, high}
[[nodiscard]] nlohmann::json bandCheckJson(const forecasting::BandCheck& check);

/// A category's short record, one month ahead: {horizon, banded_forecasts, hits, coverage80, limits, usual_hits,
/// verdict}
[[nodiscard]] nlohmann::json shortRecordJson(const forecasting::HistoricalError& error);

/// {correlation, p_value, pairs, categories, origins, informative, sentence}
[[nodiscard]] nlohmann::json confidenceCheckJson(const forecasting::ConfidenceCheck& check);

/// What holds for all categories: {levels_in_use: [{horizon, level50, level80, level90}], confidence}, null with
/// `confidence_reason` where the training did not check it
[[nodiscard]] nlohmann::json forecastRecordJson(const forecasting::ForecastSet& forecast);

} // namespace planwright::serving
