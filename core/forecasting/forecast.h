#pragma once

#include "core/base/date.h"
#include "core/forecasting/known/known_input.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// The quantile levels of every band: P05 P10 P25 P50 P75 P90 P95.
inline constexpr std::array<double, 7> quantileLevels{.05, .10, .25, .50, .75, .90, .95};
using Quantiles = std::array<double, quantileLevels.size()>;

/// A month's demand: never negative, quantiles never crossing. Units or currency units.
struct Distribution {
    double mean = 0;
    Quantiles quantiles{};
};

/// Past one-month-ahead errors of the model that is used; a value that is undefined is empty (its JSON is null with a
/// reason).
struct HistoricalError {
    std::optional<double> wape;
    std::optional<double> mase;
    std::optional<double> bias;
    std::optional<double> coverage80;
    int origins = 0;
    int banded = 0; ///< of the origins, those whose 80 % band could be judged ...
    int hits80 = 0; ///< ... and those whose actual lay inside
};

struct FailedAttempt {
    std::string model;
    std::string reason;
};

/// One month of one category (or of the total).
struct CategoryForecast {
    std::string category;
    double lastMonth = 0; ///< net demand of the last complete month, floored at 0 (spec 2.0: yL)
    Distribution demand;
    std::optional<double> delta;      ///< P50 against last complete month, fraction; empty where that was 0
    double deltaUnits = 0;            ///< P50 - lastMonth
    std::optional<double> deltaYoy;   ///< P50 against the same month last year, fraction; empty where unknown or 0
    std::optional<double> confidence; ///< [0,1], spec 2
    std::optional<double> volatility; ///< [0,1), spec 2
    HistoricalError error;
    std::string model;     ///< what made the point forecast
    std::string reason;    ///< why this model, in a sentence
    std::string knownNote; ///< what was known in advance, and how it was used, in sentences; empty: nothing
    std::vector<FailedAttempt> failed;
    std::vector<std::string> flags; ///< e.g. INTERVAL_SMALL_N
};

/// All categories in panel order, and the total; mean of the total = sum of the categories' means.
struct MonthForecast {
    Month month;
    int horizon = 1;
    std::vector<CategoryForecast> categories;
    CategoryForecast total;
};

/// Which shares the bands of a horizon are set to hold, as adapted to what earlier ones held (nominal .5, .8, .9).
struct BandLevels {
    int horizon = 1;
    double level50 = .5, level80 = .8, level90 = .9;
};

/// Whether confidence, as it was given at past origins, told the error that followed (decision spec 2).
struct ConfidenceCheck {
    std::optional<double> correlation; ///< Spearman's, of confidence and error; empty where either did not vary
    double pValue = 1; ///< chance of one as low were confidence handed out among the categories at random
    int pairs = 0, categories = 0, origins = 0;
};

/// All months of a forecast together, e.g. a quarter: means add up over the months, quantiles are those of the sums of
/// the joint draws.
struct MonthsTogether {
    std::vector<Distribution> categories; ///< in the order of the months' categories
    Distribution total;
};

/// What `forecast` answers: months 1..H after the last complete month.
struct ForecastSet {
    Month lastCompleteMonth;
    std::vector<MonthForecast> months;
    std::vector<KnownEffect> known = {}; ///< what was known in advance, by month and category; in the means already
    std::optional<MonthsTogether> together{};         ///< empty with one month
    std::vector<BandLevels> bandLevels{};             ///< by calibrated horizon
    std::optional<ConfidenceCheck> confidenceCheck{}; ///< empty: a training that made none
};

} // namespace planwright::forecasting
