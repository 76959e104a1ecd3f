#include "core/forecasting/xgb/quantile_booster.h"

#include "core/features/closed_forms.h"
#include "core/features/training_rows.h"
#include "core/forecasting/horizon.h"
#include "core/forecasting/xgb/booster_search.h"
#include "core/forecasting/xgb/contributions.h"
#include "core/forecasting/xgb/correction_parts.h"
#include "core/forecasting/xgb/pinball.h"
#include "core/forecasting/xgb/saved_booster.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace planwright::forecasting {
namespace {

constexpr std::string_view modelName = "booster_quantiles";
constexpr int savedVersion = 1;
constexpr std::size_t fewestLearnt = 300;
constexpr std::size_t mostRows = 6'000;

SearchPlan searchPlan(const RunContext& context) {
    return {{{"eta", "0.15"},
             {"min_child_weight", "40"},
             {"max_bin", "32"},
             {"seed", std::to_string(context.seed & 0x7FFFFFFFULL)}},
            {{{"max_depth", "3"}}, {{"max_depth", "5"}}},
            100,
            8,
            fewestLearnt};
}

Quantiles around(double base, int days, std::span<const float> steps) {
    Quantiles quantiles{};
    const auto scale = static_cast<double>(features::trainingTargetDays) / days;
    for (std::size_t q = 0; q < quantiles.size() && base > 0; ++q)
        quantiles[q] = std::expm1(std::log1p(base * scale) + steps[q]) / scale;
    return rearranged(quantiles);
}

/// Contributions to the step that the median was made with: after rearranging it need not be that of its own level.
Parts medianParts(std::span<const double> contributions, std::span<const PartKind> kinds) {
    constexpr auto width = quantileColumns + 1;
    std::array<std::span<const double>, quantileLevels.size()> rows;
    for (std::size_t q = 0; q < rows.size(); ++q)
        rows[q] = contributions.subspan(q * width, width);
    std::ranges::stable_sort(rows, {}, [](const auto& row) { return std::accumulate(row.begin(), row.end(), 0.0); });
    return byKind(rows[rows.size() / 2], kinds);
}

} // namespace

std::string_view QuantileModel::name() const {
    return modelName;
}

Result<std::vector<std::vector<Quantiles>>>
QuantileModel::quantiles(const features::CausalView& view, int horizonMonths, const RunContext& context) const {
    PLANWRIGHT_TRY(checkHorizon(horizonMonths));
    const features::DayFeatures features(view);
    const auto rowsEach = quantileLevels.size();
    std::vector<float> cells(view.categoryCount() * rowsEach * quantileColumns);
    std::vector<std::vector<Quantiles>> all;
    for (int h = 1; h <= horizonMonths; ++h) {
        PLANWRIGHT_TRY(context.checkStop());
        const auto month = view.origin() + h;
        const auto gap = month.firstDay() - view.lastDay() - 1;
        for (std::size_t c = 0; c < view.categoryCount(); ++c)
            writeQuantileRows(features, c, gap, month.dayCount(),
                              std::span(cells).subspan(c * rowsEach * quantileColumns, rowsEach * quantileColumns));
        PLANWRIGHT_ASSIGN(const auto steps, m_booster.predict(cells));
        auto& quantiles = all.emplace_back();
        for (std::size_t c = 0; c < view.categoryCount(); ++c) {
            const auto forms =
                features::closedForms(features.demand(), c, features.demand().lastDay(), gap, month.dayCount());
            quantiles.push_back(around(forms.base, month.dayCount(), std::span(steps).subspan(c * rowsEach, rowsEach)));
        }
    }
    return all;
}

Result<PointForecasts> QuantileModel::predict(const features::CausalView& view, int horizonMonths,
                                              const RunContext& context) const {
    PLANWRIGHT_ASSIGN(const auto all, quantiles(view, horizonMonths, context));
    PointForecasts points(view.categoryCount());
    for (const auto& month : all)
        for (std::size_t c = 0; c < points.size(); ++c)
            points[c].mean.push_back(month[c][quantileLevels.size() / 2]);
    return points;
}

Result<std::vector<CategoryParts>> QuantileModel::explain(const features::CausalView& view, int horizonMonths,
                                                          const RunContext& context) const {
    PLANWRIGHT_TRY(checkHorizon(horizonMonths));
    const features::DayFeatures features(view);
    std::vector<PartKind> kinds;
    for (const auto& name : features::dayFeatureNames)
        kinds.push_back(kindOfDayFeature(name));
    kinds.resize(quantileColumns, PartKind::UsualStep); // the days to the target, and the level
    std::vector<float> cells(quantileLevels.size() * quantileColumns);
    std::vector<CategoryParts> all(view.categoryCount());
    for (int h = 1; h <= horizonMonths; ++h) {
        PLANWRIGHT_TRY(context.checkStop());
        const auto month = view.origin() + h;
        const auto gap = month.firstDay() - view.lastDay() - 1;
        for (std::size_t c = 0; c < all.size(); ++c) {
            writeQuantileRows(features, c, gap, month.dayCount(), cells);
            PLANWRIGHT_ASSIGN(const auto contributions, m_booster.contributions(cells));
            const auto forms =
                features::closedForms(features.demand(), c, features.demand().lastDay(), gap, month.dayCount());
            all[c].push_back(
                correctedParts({forms, view.monthlyDemand(c).back(), view.origin().dayCount(), month.dayCount()}, 1,
                               medianParts(contributions, kinds)));
        }
    }
    return all;
}

std::string QuantileModel::serialize() const {
    return saveBooster(m_booster, modelName, savedVersion);
}

std::string_view QuantileForecaster::name() const {
    return modelName;
}

Result<std::unique_ptr<FittedModel>> QuantileForecaster::fit(const features::CausalView& view,
                                                             const RunContext& context) const {
    const features::DayFeatures features(view);
    PLANWRIGHT_ASSIGN(auto rows, quantileRows(features, mostRows, context));
    PLANWRIGHT_ASSIGN(const auto found, searchParameters(rows, searchPlan(context), context));
    if (!found)
        return Error(ErrorCode::InsufficientData,
                     fmt::format("{} holds out the last days to see when to stop, and found {} past days with demand "
                                 "in all: too few.",
                                 modelName, rows.size()));
    const PinballRows objective(rows.levels);
    PLANWRIGHT_ASSIGN(auto booster,
                      Booster::train(rows.data(), found->parameters, std::max(found->rounds, 1), objective, context));
    return std::unique_ptr<FittedModel>(std::make_unique<QuantileModel>(std::move(booster)));
}

Result<std::unique_ptr<FittedModel>> QuantileForecaster::restore(std::string_view serialized) const {
    PLANWRIGHT_ASSIGN(auto booster, loadBooster(serialized, modelName, savedVersion));
    if (booster.columns() != quantileColumns)
        return Error(ErrorCode::InvalidArgument,
                     fmt::format("The saved model '{}' cannot be read: its trees read other columns than this program "
                                 "makes; train again.",
                                 modelName));
    return std::unique_ptr<FittedModel>(std::make_unique<QuantileModel>(std::move(booster)));
}

} // namespace planwright::forecasting
