#pragma once

#include "core/forecasting/fitted_model.h"
#include "core/forecasting/xgb/global_forecaster.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// What was learnt for one month ahead; no booster where there were too few rows.
struct HorizonBooster {
    std::optional<Booster> booster;
    std::int64_t rows = 0;
    std::int64_t rowsWithYear = 0; ///< rows that knew the days of a year ago
    int daysCovered = 0;           ///< from the first row's day to the last one's
};

/// How far its corrections are followed, 0 to 1: see GlobalModel.
[[nodiscard]] double trustOf(const HorizonBooster& learnt, bool hasYear);

/// Forecasts month h ahead = base^(1-trust) · (reference · exp(booster))^trust, in logs of 30-day sums, scaled to the
/// month's days. `trust` is the share of training rows that were in the forecast's own position, with or without a year
/// of days behind them: rows of the first year cannot teach how to use last year's days. Beyond the last booster its
/// correction stays. A category whose base is 0 is forecast 0.
class GlobalModel : public FittedModel {
public:
    GlobalModel(GlobalSettings settings, std::vector<HorizonBooster> boosters)
        : m_settings(std::move(settings))
        , m_boosters(std::move(boosters)) {}

    [[nodiscard]] std::string_view name() const override { return m_settings.name; }
    [[nodiscard]] Result<PointForecasts> predict(const features::CausalView& view, int horizonMonths,
                                                 const RunContext& context) const override;
    /// Closed forms' steps, and the boosters' contributions by what their columns are about.
    [[nodiscard]] Result<std::vector<CategoryParts>> explain(const features::CausalView& view, int horizonMonths,
                                                             const RunContext& context) const override;
    [[nodiscard]] bool readsPlannedDays() const override;
    [[nodiscard]] std::string serialize() const override;

private:
    [[nodiscard]] Status addMonth(const features::DayFeatures& features, Month origin, int horizon,
                                  PointForecasts& points) const;

    GlobalSettings m_settings;
    std::vector<HorizonBooster> m_boosters;
};

/// The boosters in what GlobalModel::serialize() gave. InvalidArgument if it is not of this model and version.
[[nodiscard]] Result<std::vector<HorizonBooster>> loadBoosters(std::string_view serialized,
                                                               const GlobalSettings& settings);

} // namespace planwright::forecasting
