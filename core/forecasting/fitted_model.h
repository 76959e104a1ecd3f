#pragma once

#include "core/base/run_context.h"
#include "core/features/history.h"
#include "core/forecasting/explain/parts.h"

#include <string>
#include <string_view>
#include <vector>

namespace planwright::forecasting {

/// One category's point forecasts for months 1..H after the view's origin; never negative. Where the model could not
/// forecast this category, `mean` is empty and `failure` says why in a sentence.
struct CategoryPoints {
    std::vector<double> mean;
    std::string failure;
    std::string note; ///< where the model had to make do with less than it asks for: what it did, in a sentence
};
/// By category number.
using PointForecasts = std::vector<CategoryPoints>;

/// What fitting learnt; immutable, safe to predict from several threads.
class FittedModel {
public:
    FittedModel() = default;
    virtual ~FittedModel() = default;
    FittedModel(const FittedModel&) = delete;
    FittedModel& operator=(const FittedModel&) = delete;

    [[nodiscard]] virtual std::string_view name() const = 0;
    /// Forecasts of the months after `view.origin()`, horizons 1..horizonMonths (1 to 12).
    [[nodiscard]] virtual Result<PointForecasts> predict(const features::CausalView& view, int horizonMonths,
                                                         const RunContext& context) const = 0;
    /// Where predict()'s points come from, by category. A category's parts begin with the last month as the model sees
    /// it and add up, but for rounding and the floor at 0, to the points; a model that cannot say more leaves them
    /// empty.
    [[nodiscard]] virtual Result<std::vector<CategoryParts>>
    explain(const features::CausalView& view, int /*horizonMonths*/, const RunContext& /*context*/) const {
        return std::vector<CategoryParts>(view.categoryCount());
    }
    /// Whether predict() reads the view's planned days after its origin.
    [[nodiscard]] virtual bool readsPlannedDays() const { return false; }
    /// Everything that predict() needs besides the history: versioned JSON text (or XGBoost UBJSON inside it, base64).
    [[nodiscard]] virtual std::string serialize() const = 0;
};

} // namespace planwright::forecasting
