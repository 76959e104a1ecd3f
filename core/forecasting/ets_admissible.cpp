#include "core/forecasting/ets_admissible.h"

#include <cmath>
#include <vector>

namespace planwright::forecasting {
namespace {

// Roots this far outside the unit circle are still taken as on it.
constexpr double slack = 1e-9;

/// Schur-Cohn: whether all roots of sum c[i] z^i lie inside the unit circle.
bool rootsInside(std::vector<double> c) {
    for (auto degree = c.size() - 1; degree > 0; --degree) {
        const double reflection = c[0] / c[degree];
        if (!(std::abs(reflection) < 1))
            return false;
        const auto before = c;
        for (std::size_t i = 0; i < degree; ++i)
            c[i] = before[i + 1] - reflection * before[degree - i - 1];
    }
    return true;
}

} // namespace

bool etsAdmissible(const EtsForm& form, const EtsNumbers& numbers) {
    if (!form.hasTrend() || !form.hasSeason())
        return true;
    const double phi = numbers.phi;
    const double both = numbers.alpha + numbers.beta;
    const auto length = numbers.season.size();
    std::vector<double> characteristic(length + 2, both - numbers.alpha * phi);
    characteristic[0] = phi * (1 - numbers.alpha - numbers.gamma);
    characteristic[1] += numbers.gamma - 1;
    characteristic[length] = both - phi;
    characteristic[length + 1] = 1;
    double power = 1;
    for (auto& coefficient : characteristic) {
        coefficient *= power;
        power *= 1 + slack;
    }
    return rootsInside(characteristic);
}

} // namespace planwright::forecasting
