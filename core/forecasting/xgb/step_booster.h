#pragma once

#include "core/forecasting/explain/parts.h"
#include "core/forecasting/xgb/booster.h"
#include "core/forecasting/xgb/series_rows.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace planwright::forecasting {

/// What StepBooster learns from.
struct StepExamples {
    std::vector<std::span<const double>> histories; ///< oldest first; those that SeriesRows cannot see are left out
    std::vector<double> weights;                    ///< one a history, of mean 1
    std::size_t season = 12;
    std::size_t horizon = 1; ///< the farthest target; of one origin at most three are learnt, a spread that moves on
};

/// One booster over all series and origins: the log step from the last known period of the same season to the target,
/// which lies 1 .. horizon periods ahead (the horizon is a column; beyond the farthest it counts as that).
class StepBooster {
public:
    /// Empty under 500 examples.
    [[nodiscard]] static Result<std::optional<StepBooster>> train(const StepExamples& examples,
                                                                  const RunContext& context);
    /// InvalidArgument if the booster reads other columns.
    [[nodiscard]] static Result<StepBooster> of(Booster booster);

    /// `horizon` periods after the values, never below 0; empty where SeriesRows cannot see them, or they are fewer
    /// than a season and one.
    [[nodiscard]] Result<std::vector<double>> forecast(std::span<const double> values, std::size_t season,
                                                       std::size_t horizon) const;
    /// forecast() in parts, by period: from the last of the values to the reference (LastYear), and the contributions
    /// to the step from there. Empty where forecast() is.
    [[nodiscard]] Result<CategoryParts> explain(std::span<const double> values, std::size_t season,
                                                std::size_t horizon) const;
    [[nodiscard]] const Booster& booster() const { return m_booster; }

private:
    /// A series as it is seen, and a row for each period ahead.
    struct RowsAhead {
        std::optional<SeriesRows> series; ///< empty where it cannot be seen
        std::vector<float> cells;
    };
    explicit StepBooster(Booster booster);
    [[nodiscard]] static RowsAhead rowsAhead(std::span<const double> values, std::size_t season, std::size_t horizon);

    Booster m_booster;
};

} // namespace planwright::forecasting
