#include "core/forecasting/xgb/series_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace planwright::forecasting {
namespace {

constexpr std::size_t recentSteps = 6;
constexpr std::size_t seasonColumns = 3;
constexpr std::size_t yearColumns = 3;
constexpr double liftShare = 0.1;

double deviationOf(std::span<const double> values) {
    double sum = 0;
    double squares = 0;
    for (const double value : values) {
        sum += value;
        squares += value * value;
    }
    const auto n = static_cast<double>(values.size());
    return std::sqrt(std::max(0.0, squares / n - sum / n * (sum / n)));
}

/// Fills a row from the left.
class RowWriter {
public:
    explicit RowWriter(std::span<float> row)
        : m_row(row) {
        std::ranges::fill(row, std::numeric_limits<float>::quiet_NaN());
    }
    void add(double value) { m_row[m_next++] = static_cast<float>(value); }
    void addIf(bool isKnown, double value) {
        if (isKnown)
            m_row[m_next] = static_cast<float>(value);
        ++m_next;
    }
    [[nodiscard]] std::span<float> rest() const { return m_row.subspan(m_next); }

private:
    std::span<float> m_row;
    std::size_t m_next = 0;
};

} // namespace

bool SeriesRows::fits(std::span<const double> values) {
    return std::ranges::all_of(values, [](double value) { return value >= 0; }) &&
           std::ranges::any_of(values, [](double value) { return value > 0; });
}

SeriesRows::SeriesRows(std::span<const double> values, std::size_t season)
    : m_season(season)
    , m_block(season > 1 ? season : 12) {
    double sum = 0;
    const auto above = std::ranges::count_if(values, [](double value) { return value > 0; });
    for (const double value : values)
        sum += value;
    if (static_cast<std::size_t>(above) < values.size())
        m_lift = liftShare * sum / static_cast<double>(above);
    m_sums.push_back(0);
    for (const double value : values) {
        m_logs.push_back(std::log(value + m_lift));
        m_sums.push_back(m_sums.back() + m_logs.back());
    }
}

std::size_t SeriesRows::reference(std::size_t known, std::size_t horizon) const {
    const auto seasonsBack = (horizon + m_season - 1) / m_season;
    return known + horizon - 1 - seasonsBack * m_season;
}

double SeriesRows::mean(std::size_t first, std::size_t end) const {
    return (m_sums[end] - m_sums[first]) / static_cast<double>(end - first);
}

void SeriesRows::write(std::size_t known, std::size_t horizon, std::span<float> row) const {
    // Step of a period from the one a season before it; only periods before `known`, from m_season on.
    const auto stepAt = [&](std::size_t place) { return m_logs[place] - m_logs[place - m_season]; };
    const auto from = reference(known, horizon);
    const auto block = std::min(m_block, known);
    const auto level = mean(known - block, known);
    RowWriter writer(row);
    writer.add(static_cast<double>(horizon));
    for (std::size_t back = 1; back <= recentSteps; ++back)
        writer.addIf(known >= m_season + back, known >= m_season + back ? stepAt(known - back) : 0);
    writer.addIf(from >= m_season, from >= m_season ? stepAt(from) : 0);
    writer.addIf(from >= 2 * m_season, from >= 2 * m_season ? stepAt(from - m_season) : 0);
    std::vector<double> steps;
    for (auto place = std::max(m_season, known - block); place < known; ++place)
        steps.push_back(stepAt(place));
    const auto lastSteps = std::span(steps).last(std::min<std::size_t>(3, steps.size()));
    writer.add(std::accumulate(lastSteps.begin(), lastSteps.end(), 0.0) / static_cast<double>(lastSteps.size()));
    writer.add(std::accumulate(steps.begin(), steps.end(), 0.0) / static_cast<double>(steps.size()));
    writer.add(deviationOf(steps));
    writer.add(m_logs[from] - level);
    writer.add(m_logs[known - 1] - level);
    writer.add(mean(known - std::min<std::size_t>(3, known), known) - level);
    const bool hasTwo = known >= 2 * m_block && from >= m_season;
    writer.addIf(hasTwo, hasTwo ? m_logs[from - m_season] - mean(known - 2 * m_block, known - m_block) : 0);
    writeSeason(known, horizon, writer.rest().first(seasonColumns));
    writeYears(known, writer.rest().last(yearColumns));
}

void SeriesRows::writeSeason(std::size_t known, std::size_t horizon, std::span<float> row) const {
    const auto years = m_season > 1 ? known / m_season : 0;
    if (years == 0)
        return;
    std::vector<double> apart; // of the target's season from its year's mean, the latest year first
    for (std::size_t y = 0; y < years; ++y) {
        const auto first = known - m_season * (y + 1);
        apart.push_back(m_logs[first + (horizon - 1) % m_season] - mean(first, first + m_season));
    }
    const auto usual = std::accumulate(apart.begin(), apart.end(), 0.0) / static_cast<double>(years);
    RowWriter writer(row);
    writer.add(usual);
    writer.addIf(years > 1, deviationOf(apart));
    writer.add(apart.front() - usual);
}

void SeriesRows::writeYears(std::size_t known, std::span<float> row) const {
    const auto years = known / m_block;
    const auto yearMean = [&](std::size_t back) { return mean(known - m_block * (back + 1), known - m_block * back); };
    RowWriter writer(row);
    writer.addIf(years > 1, years > 1 ? yearMean(0) - yearMean(1) : 0);
    writer.addIf(years > 2, years > 2 ? yearMean(1) - yearMean(2) : 0);
    writer.addIf(years > 1, years > 1 ? (yearMean(0) - yearMean(years - 1)) / static_cast<double>(years - 1) : 0);
}

double SeriesRows::step(std::size_t known, std::size_t horizon) const {
    return m_logs[known + horizon - 1] - m_logs[reference(known, horizon)];
}

double SeriesRows::referenceStep(std::size_t known, std::size_t horizon) const {
    return m_logs[reference(known, horizon)] - m_logs[known - 1];
}

double SeriesRows::value(std::size_t known, std::size_t horizon, double step) const {
    return std::max(0.0, std::exp(m_logs[reference(known, horizon)] + step) - m_lift);
}

} // namespace planwright::forecasting
