#pragma once

#include "core/features/training_rows.h"
#include "core/forecasting/forecaster.h"
#include "core/forecasting/xgb/booster.h"

#include <cstdint>
#include <string>

namespace planwright::forecasting {

/// One booster over all categories and past days (forecasting notes, "booster A" and "booster B"). A learns the log
/// step from the last 30 days to the next 30 from `coreFeatureCount` columns; B learns only what the closed forms' mean
/// (base) misses, from all columns. One direct booster for each of the first three months ahead; each looks 0, 1 or 2
/// months past its row's day.
struct GlobalSettings {
    enum class Reference : std::uint8_t { RecentDays, Base };

    std::string name;
    std::size_t columns = 0;
    Reference reference = Reference::Base;
    int rounds = 0;               ///< trees of the first month's booster
    int laterRounds = 0;          ///< of the second's and third's
    BoosterParameters parameters; ///< without the seed, which is the run's
};

class GlobalForecaster : public Forecaster {
public:
    explicit GlobalForecaster(GlobalSettings settings)
        : m_settings(std::move(settings)) {}

    [[nodiscard]] std::string_view name() const override { return m_settings.name; }
    [[nodiscard]] Simplicity simplicity() const override { return Simplicity::Booster; }
    /// InsufficientData under six complete months, where no category had any demand, and where no month has two days
    /// with any.
    [[nodiscard]] Result<std::unique_ptr<FittedModel>> fit(const features::CausalView& view,
                                                           const RunContext& context) const override;
    [[nodiscard]] Result<std::unique_ptr<FittedModel>> restore(std::string_view serialized) const override;

private:
    GlobalSettings m_settings;
};

} // namespace planwright::forecasting
