#include "core/forecasting/xgb/global_forecaster.h"

#include "core/forecasting/xgb/global_model.h"
#include "core/forecasting/xgb/pseudo_huber.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace planwright::forecasting {
namespace {

constexpr std::size_t fewestMonths = 6;
constexpr std::size_t fewestRows = 20;
constexpr float largestStep = 2; ///< targets are clipped to this many logs

struct HorizonPlan {
    int gapDays;
    int everyDays;
};
/// Later months overlap more and are known less well: every sixth day says as much, at half the cost.
constexpr std::array<HorizonPlan, 3> horizonPlans{HorizonPlan{0, 4}, HorizonPlan{30, 6}, HorizonPlan{61, 6}};

/// Whether nothing is ever sold on two days of one month: then the days are months written down on one of their days.
bool isMonthly(const features::CausalView& view) {
    std::vector<bool> isSold(view.dayCount());
    for (std::size_t c = 0; c < view.categoryCount(); ++c) {
        const auto days = view.demand(c);
        for (std::size_t d = 0; d < days.size(); ++d)
            isSold[d] = isSold[d] || days[d] != 0;
    }
    std::optional<Month> last;
    for (std::size_t d = 0; d < isSold.size(); ++d) {
        if (!isSold[d])
            continue;
        const auto month = (view.firstDay() + static_cast<std::int32_t>(d)).month();
        if (month == last)
            return false;
        last = month;
    }
    return true;
}

std::vector<float> targetsOf(const features::TrainingRows& rows, GlobalSettings::Reference reference) {
    const auto& from = reference == GlobalSettings::Reference::Base ? rows.logBase : rows.logRecent;
    std::vector<float> targets;
    targets.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        targets.push_back(std::clamp(rows.logNext[i] - from[i], -largestStep, largestStep));
    return targets;
}

Result<HorizonBooster> fitHorizon(const features::DayFeatures& features, const HorizonPlan& horizon,
                                  const GlobalSettings& settings, const RunContext& context) {
    PLANWRIGHT_ASSIGN(
        auto rows, features::trainingRows(features, {settings.columns, horizon.gapDays, horizon.everyDays}, context));
    HorizonBooster fitted;
    fitted.rows = static_cast<std::int64_t>(rows.size());
    fitted.rowsWithYear = static_cast<std::int64_t>(rows.rowsWithYear);
    fitted.daysCovered = rows.daysCovered();
    if (rows.size() < fewestRows)
        return fitted;
    const auto targets = targetsOf(rows, settings.reference);
    auto parameters = settings.parameters;
    parameters["seed"] = std::to_string(context.seed & 0x7FFFFFFFULL);
    PLANWRIGHT_ASSIGN(fitted.booster,
                      Booster::train({rows.columns, std::move(rows.values), targets, rows.weight}, parameters,
                                     horizon.gapDays == 0 ? settings.rounds : settings.laterRounds, PseudoHuber(),
                                     context));
    return fitted;
}

} // namespace

Result<std::unique_ptr<FittedModel>> GlobalForecaster::fit(const features::CausalView& view,
                                                           const RunContext& context) const {
    if (view.monthCount() < fewestMonths)
        return Error(ErrorCode::InsufficientData,
                     fmt::format("{} learns from past months of days and needs {} complete ones; there {} {}.",
                                 m_settings.name, fewestMonths, view.monthCount() == 1 ? "is" : "are",
                                 view.monthCount()));
    if (isMonthly(view))
        return Error(ErrorCode::InsufficientData,
                     fmt::format("{} learns from days, and the data are sums of months.", m_settings.name));
    const features::DayFeatures features(view);
    std::vector<HorizonBooster> boosters;
    for (const auto& horizon : horizonPlans) {
        PLANWRIGHT_ASSIGN(auto fitted, fitHorizon(features, horizon, m_settings, context));
        boosters.push_back(std::move(fitted));
    }
    if (!boosters.front().booster)
        return Error(ErrorCode::InsufficientData,
                     fmt::format("{} found {} past days with demand to learn from and needs {}.", m_settings.name,
                                 boosters.front().rows, fewestRows));
    return std::unique_ptr<FittedModel>(std::make_unique<GlobalModel>(m_settings, std::move(boosters)));
}

Result<std::unique_ptr<FittedModel>> GlobalForecaster::restore(std::string_view serialized) const {
    PLANWRIGHT_ASSIGN(auto boosters, loadBoosters(serialized, m_settings));
    return std::unique_ptr<FittedModel>(std::make_unique<GlobalModel>(m_settings, std::move(boosters)));
}

} // namespace planwright::forecasting
