#include "core/forecasting/monthly_errors.h"

#include <cmath>

namespace planwright::forecasting {

double saidAt(const RollingGrid& grid, const Track& track, std::size_t origin, std::size_t category) {
    const auto point = track.points[grid.index(origin, 1, category)];
    return Track::known(point) ? point : 0;
}

MonthlyErrors monthlyErrors(const RollingGrid& grid, const Track& track, const std::vector<std::size_t>& origins) {
    MonthlyErrors months;
    for (const auto o : origins) {
        double error = 0;
        double actual = 0;
        for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
            error += std::abs(grid.actual(o, 1, c) - saidAt(grid, track, o, c));
            actual += std::abs(grid.actual(o, 1, c));
        }
        months.errors.push_back(error);
        months.actuals.push_back(actual);
    }
    return months;
}

double standardErrorOfDifference(const std::vector<double>& a, const std::vector<double>& b) {
    const auto n = static_cast<double>(a.size());
    if (n < 2)
        return 0;
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] - b[i];
    double squares = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto gap = a[i] - b[i] - sum / n;
        squares += gap * gap;
    }
    return std::sqrt(squares / (n - 1) * n);
}

} // namespace planwright::forecasting
