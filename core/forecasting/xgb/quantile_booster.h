#pragma once

#include "core/forecasting/forecast.h"
#include "core/forecasting/forecaster.h"
#include "core/forecasting/xgb/booster.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::forecasting {

/// One booster over all categories, past days, levels and the first three months ahead, whose trees make the pinball
/// loss smaller (PinballRows): how far demand may lie from ClosedForms::base, in logs. The level is a column, so that
/// few rows serve seven levels.
class QuantileModel final : public FittedModel {
public:
    explicit QuantileModel(Booster booster)
        : m_booster(std::move(booster)) {}

    [[nodiscard]] std::string_view name() const override;
    /// The medians.
    [[nodiscard]] Result<PointForecasts> predict(const features::CausalView& view, int horizonMonths,
                                                 const RunContext& context) const override;
    /// By month ahead (1 to 12; beyond the third the third's steps), then category: ordered, none below 0; all 0 where
    /// a category's base is.
    [[nodiscard]] Result<std::vector<std::vector<Quantiles>>>
    quantiles(const features::CausalView& view, int horizonMonths, const RunContext& context) const;
    [[nodiscard]] Result<std::vector<CategoryParts>> explain(const features::CausalView& view, int horizonMonths,
                                                             const RunContext& context) const override;
    [[nodiscard]] bool readsPlannedDays() const override { return true; }
    [[nodiscard]] std::string serialize() const override;

private:
    Booster m_booster;
};

/// "booster_quantiles". The number of rounds and the depth are those of least loss on the last fifth of the days
/// (searchParameters()); then all rows are learnt.
class QuantileForecaster final : public Forecaster {
public:
    [[nodiscard]] std::string_view name() const override;
    [[nodiscard]] Simplicity simplicity() const override { return Simplicity::Booster; }
    [[nodiscard]] bool onlyIfNamed() const override { return true; }
    /// InsufficientData where there are too few rows to hold some out.
    [[nodiscard]] Result<std::unique_ptr<FittedModel>> fit(const features::CausalView& view,
                                                           const RunContext& context) const override;
    [[nodiscard]] Result<std::unique_ptr<FittedModel>> restore(std::string_view serialized) const override;
};

} // namespace planwright::forecasting
