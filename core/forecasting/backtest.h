#pragma once

#include "core/base/run_context.h"
#include "core/forecasting/catalog.h"
#include "core/forecasting/forecast.h"
#include "core/forecasting/model_comparison.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace planwright::forecasting {

struct BacktestOptions {
    int origins = 12;                ///< the last N origins that have an actual one month ahead
    int horizonMonths = 3;           ///< 1..horizonMonths ahead
    std::vector<std::string> models; ///< empty: all of the catalogue
    /// Category or parent to parent (reconcile/hierarchy.h); the total is there without being named.
    std::map<std::string, std::string> parents{};
};

/// One forecast of the past. `origin` is the last month that was known; the automatic choice has the model "auto".
struct BacktestForecast {
    std::string category;
    Month origin;
    int horizon = 1;
    Month month;
    double actual = 0;
    double mean = 0;
    std::optional<Quantiles> quantiles; ///< empty at origins with too few earlier errors to stand on
    std::string model;
    std::string demandClass{}; ///< "smooth" ... as of the origin, for "auto"; empty: too few months to tell
};

/// What the month that became known at an origin did to the bands of one horizon (BandCalibration).
struct BandAdaptation {
    Month origin;
    int horizon = 1;
    int forecasts = 0;              ///< of categories on sale, that had a band for this month
    std::array<double, 3> inside{}; ///< which share of them the 50, 80 and 90 % band held; 0 without forecasts
    std::array<double, 3> before{}; ///< which shares the bands had been set to hold
    std::array<double, 3> after{};  ///< and which they are from then on
};

/// Pooled over all one-month-ahead forecasts of one model (definitions: decision spec 1.1 and 1.2).
struct BacktestSummary {
    std::string model;
    std::optional<double> wape;
    std::optional<double> smape;
    std::optional<double> mase;
    std::optional<double> bias;
    std::optional<double> coverage50;
    std::optional<double> coverage80;
    std::optional<double> coverage90;
    std::optional<double> pinball; ///< mean over the levels .1, .5, .9, in units of demand
    int forecasts = 0;
    int banded = 0; ///< of them, those that had a band
};

/// What models forecast at origins of the past, so that the next backtest asks only where the data, the seed or the
/// horizon differ: by pastFitKey(), the points by horizon and category (NaN: none). Of one version of the program.
using PastFits = std::map<std::string, std::vector<double>>;

/// How the forecasts of all levels are made to agree: a name, e.g. "bottom_up" or "mint_shrink", and why, in a
/// sentence.
struct ReconciledBy {
    std::string method;
    std::string reason;
};

struct BacktestResult {
    std::vector<BacktestForecast> forecasts;   ///< ordered by model, origin, horizon, category
    std::vector<BacktestSummary> summary;      ///< "auto" first, then by WAPE
    std::string selected;                      ///< what "auto" stands for now
    std::string reason;                        ///< why, in a sentence
    std::vector<FailedAttempt> failed;         ///< models that could not be fitted at some origin
    ModelComparison comparison;                ///< the models side by side, over the months that the choice looks at
    std::vector<BandAdaptation> adaptations{}; ///< of the reported origins and the last, by origin and horizon
    std::optional<ConfidenceCheck> confidence{};
    ReconciledBy reconciled{}; ///< today's
};

} // namespace planwright::forecasting
