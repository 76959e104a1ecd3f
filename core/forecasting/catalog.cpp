#include "core/forecasting/catalog.h"

#include "core/forecasting/closed_form_forecasters.h"
#include "core/forecasting/ets.h"
#include "core/forecasting/intermittent.h"
#include "core/forecasting/naive.h"
#include "core/forecasting/prophet/prophet.h"
#include "core/forecasting/stl_forecasts.h"
#include "core/forecasting/theta.h"

namespace planwright::forecasting {

const Forecaster* Catalog::find(std::string_view name) const {
    for (const auto& forecaster : m_forecasters)
        if (forecaster->name() == name)
            return forecaster.get();
    return nullptr;
}

void addStatisticalForecasters(Catalog& catalog) {
    catalog.add(makeSeasonalNaive());
    catalog.add(makeNaive());
    addClosedForms(catalog);
    for (const auto& method : {makeEts(), makeEtsOnLogarithms(), makeStlEts(), makeStlTheta(), makeTheta(),
                               makeStandardTheta(), makeTsb(), makeCrostonSba(), makeProphet()})
        catalog.add(makeMonthlyForecaster(method));
}

} // namespace planwright::forecasting
