#pragma once

#include "core/forecasting/fitted_model.h"

#include <memory>
#include <string_view>

namespace planwright::forecasting {

/// How simple a model is to explain; simpler wins among equals (decision spec 1.7).
enum class Simplicity { ClosedForm = 1, Smoothing = 2, SmoothingMean = 3, MixedPool = 4, Additive = 5, Booster = 6 };

/// A kind of model, unfitted: it cannot predict. Immutable, so one object may fit at many origins at once.
class Forecaster {
public:
    Forecaster() = default;
    virtual ~Forecaster() = default;
    Forecaster(const Forecaster&) = delete;
    Forecaster& operator=(const Forecaster&) = delete;

    [[nodiscard]] virtual std::string_view name() const = 0;
    [[nodiscard]] virtual Simplicity simplicity() const = 0;
    /// Whether a backtest leaves it out unless it is named: for models that are looked at beside the others, and cost
    /// more than their part in a choice is worth.
    [[nodiscard]] virtual bool onlyIfNamed() const { return false; }
    /// Learns from all categories up to the view's origin. InsufficientData where the history is too short for it.
    [[nodiscard]] virtual Result<std::unique_ptr<FittedModel>> fit(const features::CausalView& view,
                                                                   const RunContext& context) const = 0;
    /// The inverse of FittedModel::serialize(). InvalidArgument if the text is not of this model and version.
    [[nodiscard]] virtual Result<std::unique_ptr<FittedModel>> restore(std::string_view serialized) const = 0;
};

} // namespace planwright::forecasting
