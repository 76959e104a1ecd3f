#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace planwright::forecasting {

/// A plain series as the global booster sees it: logs, in which a step is a ratio, so that all series share one scale.
class SeriesRows {
public:
    static constexpr std::size_t columns = 22;

    /// `values` with at least one above 0 and none below 0; zeros are lifted by a tenth of the mean of the others.
    /// `season` in periods, 1: none.
    SeriesRows(std::span<const double> values, std::size_t season);
    /// Whether a series can be seen so.
    [[nodiscard]] static bool fits(std::span<const double> values);

    /// The fewest periods that must be known for a row.
    [[nodiscard]] std::size_t fewestKnown() const { return m_season + 1; }
    [[nodiscard]] std::size_t size() const { return m_logs.size(); }

    /// What the first `known` periods say of the one `horizon` after them; NaN where they are too few for a column.
    void write(std::size_t known, std::size_t horizon, std::span<float> row) const;
    /// Log step of that period from its reference, the last known one of the same season; known + horizon <= size().
    [[nodiscard]] double step(std::size_t known, std::size_t horizon) const;
    /// The value that a step leads to; never below 0.
    [[nodiscard]] double value(std::size_t known, std::size_t horizon, double step) const;
    /// Log step from the last of `known` periods to the reference.
    [[nodiscard]] double referenceStep(std::size_t known, std::size_t horizon) const;
    /// What every value is lifted by before its logarithm is taken.
    [[nodiscard]] double lift() const { return m_lift; }

private:
    [[nodiscard]] std::size_t reference(std::size_t known, std::size_t horizon) const;
    [[nodiscard]] double mean(std::size_t first, std::size_t end) const;
    void writeSeason(std::size_t known, std::size_t horizon, std::span<float> row) const;
    void writeYears(std::size_t known, std::span<float> row) const;

    std::size_t m_season;
    std::size_t m_block; ///< periods that count as a year: the season, or 12
    double m_lift = 0;
    std::vector<double> m_logs;
    std::vector<double> m_sums; ///< of the logs before each place
};

} // namespace planwright::forecasting
