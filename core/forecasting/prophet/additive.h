#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <vector>

/// The additive model of Taylor & Letham (2018), "Forecasting at scale", The American Statistician 72(1):
/// y(t) = g(t) (1 + multiplicative columns) + additive columns + noise, with a trend g whose rate changes at
/// changepoints. Known from the package prophet, whose defaults are the defaults here. Times are days since 1970-01-01.
namespace planwright::forecasting::additive {

enum class Growth : std::uint8_t { Linear, Logistic, Flat };

/// 2 * `order` columns: sine and cosine of 2 pi i t / periodDays, i = 1 .. order.
struct Seasonality {
    double periodDays = 7;
    int order = 3;
    double priorScale = 10;
    bool multiplicative = false;
};

/// A column of the caller's: a special day (0 or 1), a price. One that is more than 0 and 1 is standardised.
struct Regressor {
    double priorScale = 10;
    bool multiplicative = false;
};

struct Settings {
    Growth growth = Growth::Linear;
    int changepoints = 25; ///< at most; evenly over the first part of the history
    double changepointRange = 0.8;
    double changepointScale = 0.05; ///< of the Laplace prior of rate changes
    std::vector<Seasonality> seasonalities;
    std::vector<Regressor> regressors;
};

/// Moments, and what is known of each.
struct Moments {
    std::vector<double> days;                    ///< ascending
    std::vector<double> caps;                    ///< one for each day with Growth::Logistic, above 0; else empty
    std::vector<std::vector<double>> regressors; ///< one of the settings' each, with a value for each day
};

/// What a fit learnt, in scaled time (0 .. 1 over the history) and value (1 = the largest absolute value).
struct Fit {
    double startDay = 0, spanDays = 1, valueScale = 1;
    std::vector<double> changepoints; ///< in scaled time, ascending
    double rate = 0, offset = 0;
    std::vector<double> rateChanges;       ///< at the changepoints
    std::vector<double> coefficients;      ///< of the columns: seasonalities in order, then regressors
    std::vector<double> means, deviations; ///< of the regressors, 0 and 1 where they are not standardised
    double noise = 0;                      ///< standard deviation
    double objective = 0;                  ///< minus the log posterior density, constants dropped
    int steps = 0;                         ///< of the search
    friend bool operator==(const Fit&, const Fit&) = default;
};

/// The maximum a posteriori fit under the priors rate, offset ~ N(0, 5), rate changes ~ Laplace(0, changepointScale),
/// coefficients ~ N(0, priorScale), noise ~ N+(0, 0.5). The posterior may have several maxima, or none where the model
/// can run through every point: the search comes down from a noise of 1 and stops at the first.
/// InsufficientData for fewer than 2 moments; InvalidArgument for sizes that do not fit or numbers that are not finite.
[[nodiscard]] Result<Fit> fit(const Settings& settings, const Moments& history, std::span<const double> values);

/// Parts of the mean, in the values' unit; mean = trend * (1 + multiplicative) + additive.
struct Components {
    std::vector<double> trend, additive, multiplicative;
    [[nodiscard]] std::vector<double> mean() const;
};
/// At any moments, regressors in the order of the fit's.
[[nodiscard]] Components components(const Settings& settings, const Fit& fit, const Moments& at);

/// `count` draws of what may be observed at moments after the history, one path after the other: beside the noise, the
/// rate goes on changing as often and as much as it did. Equal seeds give equal draws.
[[nodiscard]] std::vector<double> draws(const Settings& settings, const Fit& fit, const Moments& at, std::size_t count,
                                        std::uint64_t seed);

} // namespace planwright::forecasting::additive
