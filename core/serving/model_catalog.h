#pragma once

#include "core/forecasting/catalog.h"

#include <memory>

namespace planwright::serving {

/// Every model that this program knows, in one order. Fitted models may refer to it: keep it as long as they live.
[[nodiscard]] std::shared_ptr<const forecasting::Catalog> standardCatalog();

} // namespace planwright::serving
