#pragma once

#include "core/forecasting/backtest_run.h"
#include "core/forecasting/trained_model_data.h"

#include <optional>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// The past one-month-ahead forecasts of one series (a category or the total), put together origin by origin.
class PastSeries {
public:
    /// `yardstick` is seasonal naive's forecast (NaN: none), `scale` the MASE scale at the origin.
    void add(double actual, double forecast, double yardstick, std::optional<double> scale);
    void addBand(double actual, const Quantiles& band);
    /// Everything but `failed`.
    [[nodiscard]] SeriesRecord record(std::string category) const;

private:
    std::vector<double> m_actual;
    std::vector<double> m_forecast;
    double m_scaledErrors = 0;
    int m_scaled = 0;
    double m_ownError = 0;       ///< at origins where seasonal naive has a forecast too
    double m_yardstickError = 0; ///< seasonal naive's
    int m_yardstickPairs = 0;
    int m_hits = 0;
    int m_banded = 0;
};

/// Seasonal naive's track; one without forecasts where it was not run.
[[nodiscard]] Track yardstickOf(const BacktestRun& run);

/// Confidence (decision spec 2) in a category whose record is this one, with `band` for its next month and
/// `monthsBegun` months since its first sale. Empty where nothing can be measured yet.
[[nodiscard]] std::optional<double> confidenceOf(const SeriesRecord& record, const Quantiles& band, int monthsBegun);

} // namespace planwright::forecasting
