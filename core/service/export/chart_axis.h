#pragma once

#include <vector>

namespace planwright::service {

/// A vertical axis that begins and ends on a tick; at most six ticks, steps of 1, 2, 2.5 or 5 times a power of ten.
struct ChartAxis {
    double low = 0, high = 1;
    std::vector<double> ticks;
};

/// Covers `least`..`most` and 0. Finite numbers, least <= most.
[[nodiscard]] ChartAxis makeAxis(double least, double most);

/// Every how many months a label stands, so that there are at most eight: 1, 2, 3, 4, 6, 12, 24, ...
[[nodiscard]] int monthStep(int months);

} // namespace planwright::service
