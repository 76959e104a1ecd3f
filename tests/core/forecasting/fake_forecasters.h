#pragma once

#include "core/forecasting/catalog.h"

#include <functional>
#include <string>

/// Models of a few lines, so that the tests of backtest, choice and bands do not hang on the real ones.
namespace planwright::forecasting::testing {

using Rule = std::function<double(const std::vector<double>& months, int horizon)>;

class FakeFitted : public FittedModel {
public:
    FakeFitted(std::string name, Rule rule)
        : m_name(std::move(name))
        , m_rule(std::move(rule)) {}
    std::string_view name() const override { return m_name; }
    Result<PointForecasts> predict(const features::CausalView& view, int horizons, const RunContext&) const override {
        PointForecasts points(view.categoryCount());
        for (std::size_t c = 0; c < points.size(); ++c) {
            for (int h = 1; h <= horizons; ++h)
                points[c].mean.push_back(std::max(0.0, m_rule(view.monthlyDemand(c), h)));
        }
        return points;
    }
    std::string serialize() const override { return m_name; }

private:
    std::string m_name;
    Rule m_rule;
};

class FakeForecaster : public Forecaster {
public:
    FakeForecaster(std::string name, Simplicity simplicity, std::size_t fewestMonths, Rule rule)
        : m_name(std::move(name))
        , m_simplicity(simplicity)
        , m_fewestMonths(fewestMonths)
        , m_rule(std::move(rule)) {}
    std::string_view name() const override { return m_name; }
    Simplicity simplicity() const override { return m_simplicity; }
    Result<std::unique_ptr<FittedModel>> fit(const features::CausalView& view, const RunContext&) const override {
        if (view.monthCount() < m_fewestMonths)
            return Error(ErrorCode::InsufficientData, "It needs more months.");
        return std::unique_ptr<FittedModel>(std::make_unique<FakeFitted>(m_name, m_rule));
    }
    Result<std::unique_ptr<FittedModel>> restore(std::string_view text) const override {
        if (text != m_name)
            return Error(ErrorCode::InvalidArgument, "Not mine.");
        return std::unique_ptr<FittedModel>(std::make_unique<FakeFitted>(m_name, m_rule));
    }

private:
    std::string m_name;
    Simplicity m_simplicity;
    std::size_t m_fewestMonths;
    Rule m_rule;
};

inline double lastOf(const std::vector<double>& months, int) {
    return months.back();
}

inline double yearAgo(const std::vector<double>& months, int horizon) {
    const auto back = static_cast<std::size_t>(12 - horizon);
    return months.size() > back ? months[months.size() - 1 - back] : months.back();
}

inline double lastThree(const std::vector<double>& months, int) {
    double sum = 0;
    const auto count = std::min<std::size_t>(3, months.size());
    for (std::size_t i = 0; i < count; ++i)
        sum += months[months.size() - 1 - i];
    return sum / static_cast<double>(count);
}

/// "recent_days" and "seasonal_naive", the two that the backtest leans on, "base", and a booster's stand-in.
inline Catalog fakeCatalog() {
    Catalog catalog;
    const auto add = [&](std::string name, Simplicity simplicity, std::size_t fewest, Rule rule) {
        catalog.add(std::make_unique<FakeForecaster>(std::move(name), simplicity, fewest, std::move(rule)));
    };
    add("seasonal_naive", Simplicity::ClosedForm, 1, yearAgo);
    add("recent_days", Simplicity::ClosedForm, 1, lastOf);
    add("base", Simplicity::ClosedForm, 1,
        [](const std::vector<double>& months, int h) { return (yearAgo(months, h) + lastOf(months, h)) / 2; });
    add("theta", Simplicity::Smoothing, 4, lastThree);
    add("booster_a", Simplicity::Booster, 13,
        [](const std::vector<double>& months, int h) { return 0.7 * yearAgo(months, h) + 0.3 * lastThree(months, h); });
    return catalog;
}

} // namespace planwright::forecasting::testing
