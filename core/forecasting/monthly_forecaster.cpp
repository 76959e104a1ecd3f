#include "core/forecasting/monthly_forecaster.h"

#include "core/base/parallel.h"
#include "core/forecasting/horizon.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace planwright::forecasting {
namespace {

// All-zero categories are known by this form; no method names one of its own so.
constexpr std::string_view zeroForm = "zero";

MonthlySums fromFirstSale(Month firstMonth, std::span<const double> months) {
    const auto first =
        std::find_if(months.begin(), months.end(), [](double month) { return month != 0; }) - months.begin();
    return {firstMonth + static_cast<int>(first), months.subspan(static_cast<std::size_t>(first))};
}

MonthlyParameters estimateOne(const MonthlyMethod& method, Month firstMonth, std::span<const double> allMonths) {
    const auto months = fromFirstSale(firstMonth, allMonths);
    if (months.values.empty())
        return {std::string(zeroForm), {}, {}};
    if (months.values.size() < method.shortestHistory())
        return {{},
                {},
                fmt::format("It needs {} months since the first sale; there are {}.", method.shortestHistory(),
                            months.values.size())};
    auto parameters = method.estimate(months);
    if (!parameters)
        return {{}, {}, parameters.error().message()};
    return *parameters;
}

CategoryPoints forecastOne(const MonthlyMethod& method, const MonthlyParameters& parameters, Month firstMonth,
                           std::span<const double> allMonths, int horizonMonths) {
    if (!parameters.failure.empty())
        return {{}, parameters.failure, {}};
    CategoryPoints points;
    const auto months = fromFirstSale(firstMonth, allMonths);
    if (parameters.form == zeroForm) {
        if (months.values.empty())
            points.mean.assign(static_cast<std::size_t>(horizonMonths), 0.0);
        else
            points.failure = "Nothing had been sold yet when the model was fitted: train again.";
        return points;
    }
    const auto forecast = method.forecast(parameters, months, horizonMonths);
    if (!forecast)
        return {{}, forecast.error().message(), {}};
    for (const auto value : *forecast) {
        if (!std::isfinite(value))
            return {{}, "The recursion left the range of numbers on these months.", {}};
        points.mean.push_back(std::max(value, 0.0));
    }
    return points;
}

class FittedMonthly final : public FittedModel {
public:
    FittedMonthly(std::shared_ptr<const MonthlyMethod> method, SavedModel learnt)
        : m_method(std::move(method))
        , m_learnt(std::move(learnt)) {}
    std::string_view name() const override { return m_method->name(); }
    std::string serialize() const override { return saveModel(m_learnt); }
    Result<PointForecasts> predict(const features::CausalView& view, int horizonMonths,
                                   const RunContext& context) const override {
        PLANWRIGHT_TRY(checkHorizon(horizonMonths));
        PLANWRIGHT_TRY(context.checkStop());
        if (view.firstMonth() != m_learnt.firstMonth)
            return Error(ErrorCode::InvalidArgument,
                         fmt::format("The model '{}' was fitted on a history that begins in {}; this one begins in {}.",
                                     name(), m_learnt.firstMonth.toWords(), view.firstMonth().toWords()));
        PointForecasts points;
        for (std::size_t c = 0; c < view.categoryCount(); ++c) {
            const auto parameters = m_learnt.categories.find(view.category(c));
            if (parameters == m_learnt.categories.end())
                points.push_back({{}, "The category was not in the data when the model was fitted: train again.", {}});
            else
                points.push_back(forecastOne(*m_method, parameters->second, view.firstMonth(), view.monthlyDemand(c),
                                             horizonMonths));
        }
        return points;
    }
    Result<std::vector<CategoryParts>> explain(const features::CausalView& view, int horizonMonths,
                                               const RunContext& context) const override {
        PLANWRIGHT_TRY(checkHorizon(horizonMonths));
        std::vector<CategoryParts> all(view.categoryCount());
        PLANWRIGHT_TRY(parallelFor(all.size(), context, [&](std::size_t c) -> Status {
            const auto learnt = m_learnt.categories.find(view.category(c));
            if (learnt == m_learnt.categories.end() || !learnt->second.failure.empty() ||
                learnt->second.form == zeroForm)
                return {};
            const auto months = view.monthlyDemand(c);
            auto parts = m_method->explain(learnt->second, fromFirstSale(view.firstMonth(), months), horizonMonths);
            // Where it cannot forecast, predict() says why, and nothing is to be explained.
            if (parts)
                all[c] = std::move(*parts);
            return {};
        }));
        return all;
    }

private:
    std::shared_ptr<const MonthlyMethod> m_method;
    SavedModel m_learnt;
};

class MonthlyForecaster final : public Forecaster {
public:
    explicit MonthlyForecaster(std::shared_ptr<const MonthlyMethod> method)
        : m_method(std::move(method)) {}
    std::string_view name() const override { return m_method->name(); }
    Simplicity simplicity() const override { return m_method->simplicity(); }
    Result<std::unique_ptr<FittedModel>> fit(const features::CausalView& view,
                                             const RunContext& context) const override {
        if (view.monthCount() < m_method->shortestHistory())
            return Error(ErrorCode::InsufficientData,
                         fmt::format("The model '{}' needs {} complete months; there are {}.", name(),
                                     m_method->shortestHistory(), view.monthCount()));
        std::vector<MonthlyParameters> learnt(view.categoryCount());
        PLANWRIGHT_TRY(parallelFor(learnt.size(), context, [&](std::size_t c) -> Status {
            learnt[c] = estimateOne(*m_method, view.firstMonth(), view.monthlyDemand(c));
            return {};
        }));
        SavedModel model{std::string(name()), view.firstMonth(), {}};
        for (std::size_t c = 0; c < learnt.size(); ++c)
            model.categories[view.category(c)] = std::move(learnt[c]);
        return std::unique_ptr<FittedModel>(std::make_unique<FittedMonthly>(m_method, std::move(model)));
    }
    Result<std::unique_ptr<FittedModel>> restore(std::string_view serialized) const override {
        PLANWRIGHT_ASSIGN(auto saved, loadModel(serialized, name()));
        return std::unique_ptr<FittedModel>(std::make_unique<FittedMonthly>(m_method, std::move(saved)));
    }

private:
    std::shared_ptr<const MonthlyMethod> m_method;
};

} // namespace

std::unique_ptr<const Forecaster> makeMonthlyForecaster(std::shared_ptr<const MonthlyMethod> method) {
    return std::make_unique<MonthlyForecaster>(std::move(method));
}

} // namespace planwright::forecasting
