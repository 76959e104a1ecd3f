#include "core/forecasting/catalog.h"

namespace planwright::forecasting {

const Forecaster* Catalog::find(std::string_view name) const
{
    for (const auto& forecaster : m_forecasters)
        if (forecaster->name() == name)
            return forecaster.get();
    return nullptr;
}

void addStatisticalForecasters(Catalog&) {}

} // namespace planwright::forecasting
