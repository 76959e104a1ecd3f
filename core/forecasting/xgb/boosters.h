#pragma once

#include "core/forecasting/catalog.h"

namespace planwright::forecasting {

/// "booster_a" and "booster_b" on days (see GlobalSettings), "booster_months" on months (see makeMonthBooster).
void addBoosters(Catalog& catalog);

} // namespace planwright::forecasting
