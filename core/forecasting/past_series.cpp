#include "core/forecasting/past_series.h"

#include "core/stats/metrics.h"
#include "core/stats/scores.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace planwright::forecasting {
namespace {

// Stands for infinity, which JSON has not: seasonal naive was never wrong, the automatic choice was.
constexpr double beatenByPerfection = 1e9;

} // namespace

void PastSeries::add(double actual, double forecast, double yardstick, std::optional<double> scale) {
    m_actual.push_back(actual);
    m_forecast.push_back(forecast);
    if (scale) {
        m_scaledErrors += std::abs(actual - forecast) / *scale;
        ++m_scaled;
    }
    if (Track::known(yardstick)) {
        ++m_yardstickPairs;
        m_ownError += std::abs(actual - forecast);
        m_yardstickError += std::abs(actual - yardstick);
    }
}

void PastSeries::addBand(double actual, const Quantiles& band) {
    ++m_banded;
    m_hits += actual >= band[1] && actual <= band[5] ? 1 : 0;
}

SeriesRecord PastSeries::record(std::string category) const {
    SeriesRecord record;
    record.category = std::move(category);
    record.error.origins = static_cast<int>(m_actual.size());
    record.error.wape = stats::wape(m_actual, m_forecast);
    record.error.bias = stats::bias(m_actual, m_forecast);
    if (m_scaled > 0)
        record.error.mase = m_scaledErrors / m_scaled;
    if (m_banded > 0)
        record.error.coverage80 = static_cast<double>(m_hits) / m_banded;
    if (m_yardstickPairs > 0)
        record.maeRatio = m_yardstickError > 0 ? m_ownError / m_yardstickError
                          : m_ownError > 0     ? beatenByPerfection
                                               : 1.0;
    record.error.hits80 = m_hits;
    record.error.banded = m_banded;
    return record;
}

Track yardstickOf(const BacktestRun& run) {
    const auto found = std::ranges::find(run.runs, "seasonal_naive",
                                         [](const ModelRun& model) -> const std::string& { return model.track.name; });
    return found == run.runs.end() ? Track::empty("", Simplicity::ClosedForm, run.grid) : found->track;
}

std::optional<double> confidenceOf(const SeriesRecord& record, const Quantiles& band, int monthsBegun) {
    if (!record.error.wape || record.error.banded == 0)
        return std::nullopt;
    stats::ForecastRecord facts;
    facts.wape = *record.error.wape;
    facts.maeRatio = record.maeRatio.value_or(1.0);
    facts.relativeWidth = stats::relativeBandWidth(band[1], band[band.size() / 2], band[5]);
    facts.hits = record.error.hits80;
    facts.origins = record.error.banded;
    facts.months = monthsBegun;
    return stats::confidenceScore(facts).value;
}

} // namespace planwright::forecasting
