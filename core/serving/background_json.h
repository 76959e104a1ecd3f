#pragma once

#include "core/forecasting/background.h"

#include <nlohmann/json_fwd.hpp>

namespace planwright::serving {

/// `object["what_changed"]`: {before: {source, last_complete_month, units}, after, difference, steps[]: {name, label,
/// units}, sentence}, whose steps add up to the difference; null with `what_changed_reason` where there is none.
void putWhatChanged(nlohmann::json& object, const forecasting::WhatChanged& changed);

/// `object["similar_months"]`: {months[]: {category, origin, month, forecast, actual, difference, error, distance},
/// sentence}; null with `similar_months_reason`.
void putSimilarMonths(nlohmann::json& object, const forecasting::SimilarMonths& similar);

} // namespace planwright::serving
