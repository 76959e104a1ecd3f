#include "core/forecasting/prophet/prophet.h"

#include "core/forecasting/prophet/additive.h"

#include <fmt/format.h>

namespace planwright::forecasting {
namespace {

constexpr const char* plain = "plain";
constexpr const char* yearly = "yearly";
constexpr double shortestYearlyDays = 730;
constexpr int yearlyOrder = 10;
constexpr std::size_t ownNumbers = 6;

additive::Settings settingsOf(std::string_view form) {
    additive::Settings settings;
    if (form == yearly)
        settings.seasonalities.push_back({365.25, yearlyOrder, 10, false});
    return settings;
}

/// `count` months from `first` on, by their first days.
additive::Moments momentsFrom(Month first, std::size_t count) {
    additive::Moments moments;
    for (std::size_t i = 0; i < count; ++i)
        moments.days.push_back((first + static_cast<int>(i)).firstDay().daysSinceEpoch());
    return moments;
}

MonthlyParameters toParameters(const char* form, std::size_t months, const additive::Fit& fit) {
    MonthlyParameters parameters{form, {}, {}};
    auto& values = parameters.values;
    values = {static_cast<double>(months),
              fit.rate,
              fit.offset,
              fit.noise,
              fit.valueScale,
              static_cast<double>(fit.changepoints.size())};
    for (const auto* part : {&fit.changepoints, &fit.rateChanges, &fit.coefficients})
        values.insert(values.end(), part->begin(), part->end());
    return parameters;
}

/// The inverse; nothing where these are not its numbers.
std::optional<additive::Fit> toFit(const MonthlyParameters& parameters, Month first) {
    const auto& values = parameters.values;
    if ((parameters.form != plain && parameters.form != yearly) || values.size() < ownNumbers)
        return std::nullopt;
    const std::size_t columns = parameters.form == yearly ? std::size_t{2} * yearlyOrder : 0;
    const bool isCounted = values[0] >= 2 && values[0] < 1e5 && values[5] >= 0 && values[5] < 1e5;
    const auto changepoints = isCounted ? static_cast<std::ptrdiff_t>(values[5]) : 0;
    if (!isCounted || values.size() != ownNumbers + 2 * static_cast<std::size_t>(changepoints) + columns)
        return std::nullopt;
    additive::Fit fit;
    fit.rate = values[1];
    fit.offset = values[2];
    fit.noise = values[3];
    fit.valueScale = values[4];
    const auto begin = values.begin() + ownNumbers;
    fit.changepoints.assign(begin, begin + changepoints);
    fit.rateChanges.assign(begin + changepoints, begin + 2 * changepoints);
    fit.coefficients.assign(begin + 2 * changepoints, values.end());
    const auto moments = momentsFrom(first, static_cast<std::size_t>(values[0]));
    fit.startDay = moments.days.front();
    fit.spanDays = moments.days.back() - moments.days.front();
    return fit;
}

class Prophet final : public MonthlyMethod {
public:
    std::string_view name() const override { return "prophet"; }
    Simplicity simplicity() const override { return Simplicity::Additive; }
    std::size_t shortestHistory() const override { return 2; }

    Result<MonthlyParameters> estimate(const MonthlySums& months) const override {
        const auto moments = momentsFrom(months.first, months.values.size());
        const auto* const form = moments.days.back() - moments.days.front() >= shortestYearlyDays ? yearly : plain;
        PLANWRIGHT_ASSIGN(const auto fit, additive::fit(settingsOf(form), moments, months.values));
        return toParameters(form, months.values.size(), fit);
    }

    Result<std::vector<double>> forecast(const MonthlyParameters& parameters, const MonthlySums& months,
                                         int horizonMonths) const override {
        const auto fit = toFit(parameters, months.first);
        if (!fit)
            return Error(ErrorCode::InvalidArgument, fmt::format("'{}' with {} numbers is not a saved form of Prophet.",
                                                                 parameters.form, parameters.values.size()));
        const auto next = months.first + static_cast<int>(months.values.size());
        return additive::components(settingsOf(parameters.form), *fit,
                                    momentsFrom(next, static_cast<std::size_t>(horizonMonths)))
            .mean();
    }
    Result<CategoryParts> explain(const MonthlyParameters& parameters, const MonthlySums& months,
                                  int horizonMonths) const override {
        const auto fit = toFit(parameters, months.first);
        if (!fit || months.values.empty())
            return CategoryParts();
        const auto last = months.first + static_cast<int>(months.values.size()) - 1;
        const auto fitted = additive::components(settingsOf(parameters.form), *fit,
                                                 momentsFrom(last, static_cast<std::size_t>(horizonMonths) + 1));
        CategoryParts all;
        for (std::size_t i = 1; i < fitted.trend.size(); ++i)
            all.push_back(withAddedSeason({months.values.back(), fitted.trend[0], fitted.trend[i] - fitted.trend[0],
                                           fitted.additive[0], fitted.additive[i]}));
        return all;
    }
};

} // namespace

std::shared_ptr<const MonthlyMethod> makeProphet() {
    return std::make_shared<Prophet>();
}

} // namespace planwright::forecasting
