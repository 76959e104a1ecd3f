#pragma once

#include "core/forecasting/forecaster.h"
#include "core/forecasting/saved_model.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace planwright::forecasting {

/// Sums by complete month, oldest first; the first is not 0.
struct MonthlySums {
    Month first;
    std::span<const double> values;
};

/// A method on one category's monthly sums that knows nothing of the other categories: what ETS, Theta and Prophet are.
/// Immutable, thread-safe.
class MonthlyMethod {
public:
    MonthlyMethod() = default;
    virtual ~MonthlyMethod() = default;
    MonthlyMethod(const MonthlyMethod&) = delete;
    MonthlyMethod& operator=(const MonthlyMethod&) = delete;

    [[nodiscard]] virtual std::string_view name() const = 0;
    [[nodiscard]] virtual Simplicity simplicity() const = 0;
    /// Below this many months it is not asked to estimate.
    [[nodiscard]] virtual std::size_t shortestHistory() const = 0;
    /// The costly part. On failure (e.g. no form could be estimated) the error's sentence becomes the category's.
    [[nodiscard]] virtual Result<MonthlyParameters> estimate(const MonthlySums& months) const = 0;
    /// Runs the fitted form over `months` (those of the estimate, or the same and more recent ones) and beyond them:
    /// `horizonMonths` finite numbers, which the caller floors at 0. InvalidArgument if the parameters are not its own.
    [[nodiscard]] virtual Result<std::vector<double>> forecast(const MonthlyParameters& parameters,
                                                               const MonthlySums& months, int horizonMonths) const = 0;
    /// forecast() in parts, which add up to it but for rounding; LastMonth is the last of `months`. Empty where the
    /// method cannot say more.
    [[nodiscard]] virtual Result<CategoryParts> explain(const MonthlyParameters& /*parameters*/,
                                                        const MonthlySums& /*months*/, int /*horizonMonths*/) const {
        return CategoryParts();
    }
};

/// Makes a method a Forecaster: each category estimated on its own, in parallel; kept and predicted by category name;
/// all-zero categories forecast 0; a failure stays with its category. The fitted model refuses a view whose history
/// begins at another month than the one it was fitted on.
[[nodiscard]] std::unique_ptr<const Forecaster> makeMonthlyForecaster(std::shared_ptr<const MonthlyMethod> method);

} // namespace planwright::forecasting
