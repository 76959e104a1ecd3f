#pragma once

#include "core/forecasting/ets_recursion.h"
#include "core/forecasting/monthly_forecaster.h"

#include <vector>

namespace planwright::forecasting {

/// A method whose forecasts, and what they come from, are those of one form of exponential smoothing.
class EtsMethod : public MonthlyMethod {
public:
    [[nodiscard]] Result<std::vector<double>> forecast(const MonthlyParameters& parameters, const MonthlySums& months,
                                                       int horizonMonths) const final {
        PLANWRIGHT_ASSIGN(const auto recursion, follow(parameters, months));
        return recursion.forecast(horizonMonths);
    }
    [[nodiscard]] Result<CategoryParts> explain(const MonthlyParameters& parameters, const MonthlySums& months,
                                                int horizonMonths) const final {
        PLANWRIGHT_ASSIGN(const auto recursion, follow(parameters, months));
        return recursion.parts(horizonMonths);
    }

private:
    /// The saved form, run over the months. InvalidArgument where the parameters are none of the method's.
    [[nodiscard]] virtual Result<EtsRecursion> follow(const MonthlyParameters& parameters,
                                                      const MonthlySums& months) const = 0;
};

} // namespace planwright::forecasting
