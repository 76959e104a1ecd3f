#include "core/forecasting/mase_scale.h"

#include "core/stats/metrics.h"

#include <vector>

namespace planwright::forecasting {

std::optional<double> maseScaleOf(std::span<const double> values, std::size_t season) {
    return stats::maseScale(values, values.size() >= 2 * season ? season : 1);
}

std::optional<double> maseScaleAt(const RollingGrid& grid, std::size_t origin, std::size_t category) {
    std::vector<double> months;
    for (std::size_t m = 0; m < grid.monthsKnown(origin); ++m)
        months.push_back(grid.monthly(m, category));
    return maseScaleOf(months, 12);
}

std::optional<double> totalMaseScaleAt(const RollingGrid& grid, std::size_t origin) {
    std::vector<double> months(grid.monthsKnown(origin));
    for (std::size_t m = 0; m < months.size(); ++m) {
        for (std::size_t c = 0; c < grid.categoryCount(); ++c)
            months[m] += grid.monthly(m, c);
    }
    return maseScaleOf(months, 12);
}

} // namespace planwright::forecasting
