#include "core/forecasting/ets.h"

#include "core/forecasting/ets_fit.h"
#include "core/forecasting/ets_method.h"
#include "core/forecasting/log_method.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace planwright::forecasting {
namespace {

constexpr std::size_t fixedNumbers = 6;

MonthlyParameters toParameters(const EtsFit& fit) {
    const auto& n = fit.numbers;
    MonthlyParameters parameters{fit.form.name(), {n.alpha, n.beta, n.gamma, n.phi, n.level, n.slope}, {}};
    parameters.values.insert(parameters.values.end(), n.season.begin(), n.season.end());
    return parameters;
}

EtsNumbers toNumbers(const std::vector<double>& values) {
    EtsNumbers n;
    n.alpha = values[0];
    n.beta = values[1];
    n.gamma = values[2];
    n.phi = values[3];
    n.level = values[4];
    n.slope = values[5];
    n.season.assign(values.begin() + fixedNumbers, values.end());
    return n;
}

class Ets final : public EtsMethod {
public:
    explicit Ets(std::size_t season)
        : m_season(season) {}
    std::string_view name() const override { return "ets"; }
    Simplicity simplicity() const override { return Simplicity::Smoothing; }
    std::size_t shortestHistory() const override { return 5; }
    Result<MonthlyParameters> estimate(const MonthlySums& months) const override {
        PLANWRIGHT_ASSIGN(const auto fit, selectEts(months.values, m_season));
        return toParameters(fit);
    }

private:
    Result<EtsRecursion> follow(const MonthlyParameters& parameters, const MonthlySums& months) const override {
        const auto form = EtsForm::parse(parameters.form);
        if (!form || parameters.values.size() != fixedNumbers + (form->hasSeason() ? m_season : 0))
            return Error(ErrorCode::InvalidArgument, fmt::format("'{}' with {} numbers is not a saved form of ETS.",
                                                                 parameters.form, parameters.values.size()));
        EtsRecursion recursion(*form, months.values, m_season);
        if (!std::isfinite(recursion.run(toNumbers(parameters.values))))
            return Error(
                ErrorCode::NumericalFailure,
                fmt::format("ETS({}) cannot follow the latest months, whose demand is 0 or below: train again.",
                            form->name()));
        return recursion;
    }

    std::size_t m_season;
};

} // namespace

std::shared_ptr<const MonthlyMethod> makeEts(std::size_t season) {
    return std::make_shared<Ets>(season);
}

std::shared_ptr<const MonthlyMethod> makeEtsOnLogarithms(std::size_t season) {
    return makeOnLogarithms("ets_log", makeEts(season));
}

} // namespace planwright::forecasting
