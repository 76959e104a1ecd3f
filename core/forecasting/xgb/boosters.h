#pragma once

#include "core/forecasting/catalog.h"

namespace planwright::forecasting {

/// "booster_a" and "booster_b" on days (see GlobalSettings), "booster_months" on months (see makeMonthBooster),
/// "booster_quantiles" (see QuantileModel), which is only fitted where it is named.
void addBoosters(Catalog& catalog);

} // namespace planwright::forecasting
