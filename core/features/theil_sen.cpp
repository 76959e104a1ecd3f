#include "core/features/theil_sen.h"

#include "core/stats/quantile.h"

#include <vector>

namespace planwright::features {

double theilSenSlope(std::span<const double> values) {
    std::vector<double> slopes;
    slopes.reserve(values.size() * values.size() / 2);
    for (std::size_t i = 0; i < values.size(); ++i)
        for (std::size_t j = i + 1; j < values.size(); ++j)
            slopes.push_back((values[j] - values[i]) / static_cast<double>(j - i));
    return slopes.empty() ? 0 : stats::sampleQuantile(slopes, .5);
}

} // namespace planwright::features
