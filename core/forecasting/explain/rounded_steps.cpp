#include "core/forecasting/explain/rounded_steps.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace planwright::forecasting {

double RoundedUnits::of(double units) const {
    return std::nearbyint(units * m_perUnit);
}

std::string RoundedUnits::text(double steps) const {
    const double units = steps / m_perUnit;
    return withThousands(units, units == std::nearbyint(units) ? 0 : 1);
}

std::vector<RoundedStep> roundedSteps(std::span<const double> amounts, std::size_t mostNamed,
                                      const RoundedUnits& rounded, double change) {
    std::vector<std::size_t> bySize(amounts.size());
    std::iota(bySize.begin(), bySize.end(), std::size_t{0});
    std::ranges::stable_sort(bySize, std::greater{}, [&](std::size_t i) { return std::abs(amounts[i]); });
    std::vector<RoundedStep> steps;
    double rest = 0;
    for (const auto i : bySize) {
        if (steps.size() < mostNamed && rounded.of(amounts[i]) != 0)
            steps.push_back({i, rounded.of(amounts[i])});
        else
            rest += amounts[i];
    }
    if (rounded.of(rest) != 0)
        steps.push_back({std::nullopt, rounded.of(rest)});
    double crumbs = change;
    for (const auto& step : steps)
        crumbs -= step.steps;
    if (crumbs == 0)
        return steps;
    const auto takesCrumbs =
        std::ranges::find_if(steps, [&](const RoundedStep& step) { return step.steps * (step.steps + crumbs) > 0; });
    if (takesCrumbs != steps.end())
        takesCrumbs->steps += crumbs;
    else
        steps.push_back({std::nullopt, crumbs});
    return steps;
}

} // namespace planwright::forecasting
