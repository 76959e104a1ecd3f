#pragma once

#include "core/forecasting/catalog.h"

namespace planwright::forecasting {

/// Adds the closed forms on day sums (features/closed_forms.h): recent_days, same_days_last_year, grown_last_year,
/// borrowed_season and base, their mean. For month h ahead the target is that whole calendar month, so its days begin
/// after a gap of months 1..h-1; levels and growths are still those of the origin, "a year ago" moves with the target.
/// The three forms that need last year fail, with a sentence, below 13 months of history; base is then recent_days
/// alone, and its `note` says so.
void addClosedForms(Catalog& catalog);

} // namespace planwright::forecasting
