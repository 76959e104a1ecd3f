#pragma once

#include "core/forecasting/catalog.h"

namespace planwright::forecasting {

/// "booster_a" and "booster_b" (see GlobalSettings).
void addBoosters(Catalog& catalog);

} // namespace planwright::forecasting
