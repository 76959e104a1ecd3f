#include "core/forecasting/xgb/month_booster.h"

#include "core/forecasting/horizon.h"
#include "core/forecasting/xgb/saved_booster.h"
#include "core/forecasting/xgb/step_booster.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace planwright::forecasting {
namespace {

constexpr std::string_view modelName = "booster_months";
constexpr int savedVersion = 1;
constexpr std::size_t fewestMonths = 30;
constexpr std::size_t season = 12;
constexpr std::size_t learntHorizon = 3;

/// A category's months from its first sale on, none below 0.
struct Months {
    std::vector<double> values;
    bool hasNegative = false;
};

Months monthsOf(const features::CausalView& view, std::size_t category) {
    Months months{view.monthlyDemand(category), false};
    const auto first = std::ranges::find_if(months.values, [](double month) { return month > 0; });
    months.values.erase(months.values.begin(), first);
    for (auto& month : months.values) {
        months.hasNegative |= month < 0;
        month = std::max(month, 0.0);
    }
    return months;
}

/// Square roots of the mean of the last year, scaled to mean 1.
std::vector<double> weightsOf(const std::vector<Months>& all) {
    std::vector<double> weights;
    for (const auto& months : all) {
        const auto count = std::min(months.values.size(), season);
        const auto sum =
            std::accumulate(months.values.end() - static_cast<std::ptrdiff_t>(count), months.values.end(), 0.0);
        weights.push_back(count > 0 ? std::sqrt(sum / static_cast<double>(count)) : 0);
    }
    const auto mean = std::accumulate(weights.begin(), weights.end(), 0.0) / static_cast<double>(weights.size());
    for (auto& weight : weights)
        weight = mean > 0 ? weight / mean : 1;
    return weights;
}

class FittedMonthBooster final : public FittedModel {
public:
    explicit FittedMonthBooster(StepBooster booster)
        : m_booster(std::move(booster)) {}

    std::string_view name() const override { return modelName; }
    Result<PointForecasts> predict(const features::CausalView& view, int horizonMonths,
                                   const RunContext& context) const override {
        PLANWRIGHT_TRY(checkHorizon(horizonMonths));
        PointForecasts points(view.categoryCount());
        for (std::size_t c = 0; c < points.size(); ++c) {
            PLANWRIGHT_TRY(context.checkStop());
            const auto months = monthsOf(view, c);
            if (months.values.empty()) {
                points[c].mean.assign(static_cast<std::size_t>(horizonMonths), 0.0);
                continue;
            }
            PLANWRIGHT_ASSIGN(points[c].mean,
                              m_booster.forecast(months.values, season, static_cast<std::size_t>(horizonMonths)));
            if (points[c].mean.empty())
                points[c].failure = fmt::format("It needs {} months since the first sale; there are {}.", season + 1,
                                                months.values.size());
            else if (months.hasNegative)
                points[c].note = "Months in which more was returned than sold count as 0.";
        }
        return points;
    }
    Result<std::vector<CategoryParts>> explain(const features::CausalView& view, int horizonMonths,
                                               const RunContext& context) const override {
        PLANWRIGHT_TRY(checkHorizon(horizonMonths));
        std::vector<CategoryParts> all(view.categoryCount());
        for (std::size_t c = 0; c < all.size(); ++c) {
            PLANWRIGHT_TRY(context.checkStop());
            PLANWRIGHT_ASSIGN(
                all[c], m_booster.explain(monthsOf(view, c).values, season, static_cast<std::size_t>(horizonMonths)));
        }
        return all;
    }
    std::string serialize() const override { return saveBooster(m_booster.booster(), modelName, savedVersion); }

private:
    StepBooster m_booster;
};

class MonthBooster final : public Forecaster {
public:
    std::string_view name() const override { return modelName; }
    Simplicity simplicity() const override { return Simplicity::Booster; }
    Result<std::unique_ptr<FittedModel>> fit(const features::CausalView& view,
                                             const RunContext& context) const override {
        if (view.monthCount() < fewestMonths)
            return Error(ErrorCode::InsufficientData, fmt::format("{} learns from seasons that came back and needs {} "
                                                                  "complete months; there are {}.",
                                                                  modelName, fewestMonths, view.monthCount()));
        std::vector<Months> months;
        for (std::size_t c = 0; c < view.categoryCount(); ++c)
            months.push_back(monthsOf(view, c));
        StepExamples examples{{}, weightsOf(months), season, learntHorizon};
        for (const auto& one : months)
            examples.histories.emplace_back(one.values);
        PLANWRIGHT_ASSIGN(auto booster, StepBooster::train(examples, context));
        if (!booster)
            return Error(ErrorCode::InsufficientData,
                         fmt::format("{} found too few past months with demand to learn from.", modelName));
        return std::unique_ptr<FittedModel>(std::make_unique<FittedMonthBooster>(std::move(*booster)));
    }
    Result<std::unique_ptr<FittedModel>> restore(std::string_view serialized) const override {
        PLANWRIGHT_ASSIGN(auto trees, loadBooster(serialized, modelName, savedVersion));
        PLANWRIGHT_ASSIGN(auto booster, StepBooster::of(std::move(trees)));
        return std::unique_ptr<FittedModel>(std::make_unique<FittedMonthBooster>(std::move(booster)));
    }
};

} // namespace

std::unique_ptr<const Forecaster> makeMonthBooster() {
    return std::make_unique<MonthBooster>();
}

} // namespace planwright::forecasting
