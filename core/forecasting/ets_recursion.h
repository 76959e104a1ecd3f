#pragma once

#include "core/forecasting/ets_form.h"
#include "core/forecasting/explain/parts.h"

#include <cstddef>
#include <span>
#include <vector>

namespace planwright::forecasting {

/// The numbers of a form, or the derivatives by them. What the form does not have stays at its default.
struct EtsNumbers {
    double alpha = 0; ///< smoothing of level, trend, season; damping
    double beta = 0;
    double gamma = 0;
    double phi = 1;
    double level = 0; ///< states before the first month
    double slope = 0;
    std::vector<double> season; ///< entry i is for the months t with t % its size == i; empty if the form has none
};

/// Runs a form over months (oldest first), keeping what the derivatives need. Holds a copy of the months, so that one
/// object serves a whole estimate without allocating. Equations: Hyndman et al. 2008, table 2.2, 2.3.
class EtsRecursion {
public:
    EtsRecursion(EtsForm form, std::span<const double> months, std::size_t seasonLength = etsSeason);

    /// `numbers` hold a season of this length where the form has one. Minus twice the log-likelihood without its
    /// constants: n log(sum e^2), plus 2 sum log(one-step forecast) where errors are multiplicative (then e is
    /// relative). Infinity where a multiplicative form meets a level, season or forecast that is not above 0. The sum
    /// is floored at n * 1e-13 of the months' mean square, so that a perfect fit stays finite.
    [[nodiscard]] double run(const EtsNumbers& numbers);
    /// Derivatives of the last run()'s value, which must have been finite; by reverse differentiation.
    [[nodiscard]] EtsNumbers derivatives() const;
    /// Point forecasts 1..horizon months after the last run()'s months.
    [[nodiscard]] std::vector<double> forecast(int horizon) const;
    /// The same in parts: where the level lies against the last month, the damped slope, and the step of the season.
    [[nodiscard]] CategoryParts parts(int horizon) const;
    [[nodiscard]] std::size_t monthCount() const { return m_months.size(); }

private:
    struct Step {
        double base = 0;       ///< level + phi * slope: what the month is expected to be but for the season
        double slope = 0;      ///< before the month
        double season = 0;     ///< before the month
        double innovation = 0; ///< what moves level and slope
        double forecast = 0;
    };
    EtsForm m_form;
    std::vector<double> m_months;
    double m_floor;
    std::size_t m_seasonLength;
    double m_smallest = 0;
    std::vector<Step> m_steps;
    EtsNumbers m_numbers; ///< of the last run
    EtsNumbers m_last;    ///< states after the last month
    double m_squares = 0;
};

} // namespace planwright::forecasting
