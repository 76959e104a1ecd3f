#include "core/serving/model_catalog.h"

#include "core/forecasting/xgb/boosters.h"

namespace planwright::serving {

std::shared_ptr<const forecasting::Catalog> standardCatalog() {
    auto catalog = std::make_shared<forecasting::Catalog>();
    forecasting::addStatisticalForecasters(*catalog);
    forecasting::addBoosters(*catalog);
    return catalog;
}

} // namespace planwright::serving
