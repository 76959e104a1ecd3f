#include "core/forecasting/xgb/series_booster.h"

#include "core/forecasting/xgb/step_booster.h"

#include <utility>

namespace planwright::forecasting {
namespace {

class FittedSeriesBooster final : public series::FittedGlobalMethod {
public:
    FittedSeriesBooster(StepBooster booster, std::size_t season, std::size_t horizon)
        : m_booster(std::move(booster))
        , m_season(season)
        , m_horizon(horizon) {}

    Result<std::vector<std::vector<double>>> forecast(const series::Histories& histories) const override {
        std::vector<std::vector<double>> forecasts;
        for (const auto& history : histories) {
            PLANWRIGHT_ASSIGN(auto forecast, m_booster.forecast(history, m_season, m_horizon));
            forecasts.push_back(std::move(forecast));
        }
        return forecasts;
    }

private:
    StepBooster m_booster;
    std::size_t m_season;
    std::size_t m_horizon;
};

class SeriesBooster final : public series::GlobalMethod {
public:
    Result<std::unique_ptr<series::FittedGlobalMethod>> fit(const series::Histories& histories, std::size_t season,
                                                            int horizon, const RunContext& context) const override {
        StepExamples examples{histories, std::vector<double>(histories.size(), 1.0), season,
                              static_cast<std::size_t>(horizon)};
        PLANWRIGHT_ASSIGN(auto booster, StepBooster::train(examples, context));
        if (!booster)
            return std::unique_ptr<series::FittedGlobalMethod>();
        return std::unique_ptr<series::FittedGlobalMethod>(
            std::make_unique<FittedSeriesBooster>(std::move(*booster), season, examples.horizon));
    }
};

} // namespace

std::unique_ptr<const series::GlobalMethod> makeSeriesBooster() {
    return std::make_unique<SeriesBooster>();
}

} // namespace planwright::forecasting
