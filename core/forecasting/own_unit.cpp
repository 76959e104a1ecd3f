#include "core/forecasting/own_unit.h"

#include <cmath>

namespace planwright::forecasting {

double rounded(double value) {
    constexpr int digits = 32;
    int exponent = 0;
    const double fraction = std::frexp(value, &exponent);
    return std::ldexp(std::nearbyint(std::ldexp(fraction, digits)), exponent - digits);
}

OwnUnit inOwnUnit(std::span<const double> months) {
    OwnUnit own;
    for (const double month : months)
        own.unit += std::abs(month) / static_cast<double>(months.size());
    for (const double month : months)
        own.months.push_back(own.unit > 0 ? rounded(month / own.unit) : 0);
    return own;
}

} // namespace planwright::forecasting
