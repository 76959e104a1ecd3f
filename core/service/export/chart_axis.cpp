#include "core/service/export/chart_axis.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace planwright::service {
namespace {

constexpr int mostSteps = 5;
constexpr int mostLabels = 8;

double niceStep(double span) {
    static constexpr std::array<double, 5> nice{1, 2, 2.5, 5, 10};
    const double raw = span / mostSteps;
    double power = 1;
    while (power > raw)
        power /= 10;
    while (power * 10 <= raw)
        power *= 10;
    for (const double factor : nice) {
        if (factor * power * mostSteps >= span * (1 - 1e-12))
            return factor * power;
    }
    return 10 * power;
}

} // namespace

ChartAxis makeAxis(double least, double most) {
    ChartAxis axis;
    const double low = std::min(0.0, least);
    const double high = std::max(most, low < 0 ? 0.0 : 1.0);
    // Covering both ends with whole steps may take one step more than the span does.
    double step = niceStep(high - low);
    while (std::ceil(high / step - 1e-9) - std::floor(low / step + 1e-9) > mostSteps)
        step = niceStep(step * mostSteps * 1.01);
    const auto first = static_cast<int>(std::floor(low / step + 1e-9));
    const auto last = static_cast<int>(std::ceil(high / step - 1e-9));
    for (int i = first; i <= last; ++i)
        axis.ticks.push_back(i * step);
    axis.low = axis.ticks.front();
    axis.high = axis.ticks.back();
    return axis;
}

int monthStep(int months) {
    for (const int step : {1, 2, 3, 4, 6, 12}) {
        if ((months + step - 1) / step <= mostLabels)
            return step;
    }
    int step = 24;
    while ((months + step - 1) / step > mostLabels)
        step += 12;
    return step;
}

} // namespace planwright::service
