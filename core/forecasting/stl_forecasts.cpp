#include "core/forecasting/stl_forecasts.h"

#include "core/forecasting/ets.h"
#include "core/forecasting/ets_fit.h"
#include "core/forecasting/ets_method.h"
#include "core/forecasting/stl_method.h"
#include "core/forecasting/theta.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace planwright::forecasting {
namespace {

constexpr std::size_t savedNumbers = 5;
constexpr std::array<EtsForm, 3> forms{{{EtsError::Additive, EtsTrend::None, EtsSeasonality::None},
                                        {EtsError::Additive, EtsTrend::Damped, EtsSeasonality::None},
                                        {EtsError::Additive, EtsTrend::Additive, EtsSeasonality::None}}};

class AdditiveSmoothing final : public EtsMethod {
public:
    std::string_view name() const override { return "stl_ets"; }
    Simplicity simplicity() const override { return Simplicity::Smoothing; }
    std::size_t shortestHistory() const override { return 5; }

    Result<MonthlyParameters> estimate(const MonthlySums& months) const override {
        std::optional<EtsFit> best;
        for (const auto& form : forms)
            if (auto fit = fitEtsForm(form, months.values, 1); fit && (!best || fit->aicc < best->aicc))
                best = std::move(*fit);
        if (!best)
            return Error(ErrorCode::InsufficientData,
                         fmt::format("No form of smoothing could be estimated from {} months.", months.values.size()));
        const auto& n = best->numbers;
        return MonthlyParameters{best->form.name(), {n.alpha, n.beta, n.phi, n.level, n.slope}, {}};
    }

private:
    Result<EtsRecursion> follow(const MonthlyParameters& parameters, const MonthlySums& months) const override {
        const auto& values = parameters.values;
        const auto form = EtsForm::parse(parameters.form);
        if (!form || form->hasSeason() || values.size() != savedNumbers)
            return Error(ErrorCode::InvalidArgument, fmt::format("'{}' with {} numbers is not a saved form of {}.",
                                                                 parameters.form, values.size(), name()));
        EtsRecursion recursion(*form, months.values, 1);
        if (!std::isfinite(recursion.run({values[0], values[1], 0, values[2], values[3], values[4], {}})))
            return Error(ErrorCode::NumericalFailure, "The smoothing left the range of numbers on these months.");
        return recursion;
    }
};

} // namespace

std::shared_ptr<const MonthlyMethod> makeStlEts(std::size_t season) {
    return makeStlMethod("stl_ets", std::make_shared<AdditiveSmoothing>(), makeEts(season), season);
}

std::shared_ptr<const MonthlyMethod> makeStlTheta(std::size_t season) {
    return makeStlMethod("stl_theta", makeTheta(1), makeTheta(season), season);
}

} // namespace planwright::forecasting
