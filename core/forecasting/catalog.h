#pragma once

#include "core/forecasting/forecaster.h"

#include <memory>
#include <string_view>
#include <vector>

namespace planwright::forecasting {

/// The models there are, in the order they were added. Built once by whoever composes them (serving/model_catalog),
/// since this folder does not know xgb/.
class Catalog {
public:
    void add(std::unique_ptr<const Forecaster> forecaster) { m_forecasters.push_back(std::move(forecaster)); }
    [[nodiscard]] const std::vector<std::unique_ptr<const Forecaster>>& all() const { return m_forecasters; }
    /// Null if there is none of that name.
    [[nodiscard]] const Forecaster* find(std::string_view name) const;

private:
    std::vector<std::unique_ptr<const Forecaster>> m_forecasters;
};

/// The models of this folder: naive ones, the closed forms and their mean, smoothing (ETS also on logarithms, STL with
/// ETS and Theta, two Thetas), TSB and Croston for intermittent demand, Prophet.
void addStatisticalForecasters(Catalog& catalog);

} // namespace planwright::forecasting
