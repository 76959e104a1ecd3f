#pragma once

#include "core/base/run_context.h"
#include "core/forecasting/background.h"
#include "core/forecasting/explanation.h"
#include "core/forecasting/forecast.h"
#include "core/serving/bundle_content.h"

#include <string>
#include <vector>

namespace planwright::serving {

/// Months 1..horizonMonths (1 to 12) after the last complete month of the bundle's history, with what is known of them.
[[nodiscard]] Result<forecasting::ForecastSet> forecastFromBundle(const ServedModel& served, int horizonMonths,
                                                                  const RunContext& context,
                                                                  const forecasting::KnownInputs& known = {});

/// Where each forecast of forecastFromBundle() comes from, by month: forecasting::explainForecast().
[[nodiscard]] Result<std::vector<forecasting::MonthExplanation>>
explainFromBundle(const ServedModel& served, const forecasting::ForecastSet& forecast, const RunContext& context);

/// The `forecast` document (design.md section 5): month 1 at the top, months 2 and later under `horizons`;
/// with two months or more, `together`: what they sell in all (`first_month`, `last_month`, `total`, `categories[]`,
/// `parents[]`), from the same draws; where something was known in advance, `known_in_advance` (known_inputs_json.h)
/// and the categories' `known_note`; where the model learnt with one-off days corrected, `one_off_days` (how many) and
/// `one_off_note`; where categories have parents, `parents` of each month (null with `parents_reason` where they are no
/// hierarchy). With explanations (of all months, or none) each category and total has `explanation: {parts[]: {name,
/// label, units}, sentence}`, whose parts add up to its mean; with backgrounds (likewise) `what_changed` and,
/// categories only, `similar_months` (serving/background_json.h). Month 1 has each category's short `record` of its
/// past bands (band_json.h), the document the `record` that holds for all.
[[nodiscard]] std::string forecastDocument(const ServedModel& served, const forecasting::ForecastSet& forecast,
                                           const std::vector<forecasting::MonthExplanation>& explanations = {},
                                           const std::vector<forecasting::MonthBackground>& backgrounds = {});

} // namespace planwright::serving
