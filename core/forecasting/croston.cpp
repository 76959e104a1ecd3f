#include "core/forecasting/croston.h"

#include <cstddef>
#include <vector>

namespace planwright::forecasting {
namespace {

constexpr double lowest = 0.1;
constexpr double highest = 0.3;

struct Smoothed {
    double level = 0;
    double squares = 0; ///< of the errors one step ahead
};

Smoothed smooth(std::span<const double> values, double rate) {
    Smoothed result{values.front(), 0};
    for (const double value : values.subspan(1)) {
        const double error = value - result.level;
        result.squares += error * error;
        result.level += rate * error;
    }
    return result;
}

double bestRate(std::span<const double> values) {
    constexpr double golden = 0.6180339887498949;
    double low = lowest;
    double high = highest;
    double left = high - golden * (high - low);
    double right = low + golden * (high - low);
    double leftSquares = smooth(values, left).squares;
    double rightSquares = smooth(values, right).squares;
    // Where no error tells rates apart (two values, all alike) it is the middle one.
    while (high - low > 1e-6 && leftSquares != rightSquares) {
        if (leftSquares < rightSquares) {
            high = right;
            right = left;
            rightSquares = leftSquares;
            left = high - golden * (high - low);
            leftSquares = smooth(values, left).squares;
        } else {
            low = left;
            left = right;
            leftSquares = rightSquares;
            right = low + golden * (high - low);
            rightSquares = smooth(values, right).squares;
        }
    }
    return (low + high) / 2;
}

struct Parts {
    std::vector<double> sizes;
    std::vector<double> intervals;
    std::vector<double> chances;
};

Parts partsOf(std::span<const double> months) {
    Parts parts;
    double interval = 0;
    for (const double month : months) {
        interval += 1;
        parts.chances.push_back(month == 0 ? 0 : 1);
        if (month == 0)
            continue;
        parts.sizes.push_back(month);
        parts.intervals.push_back(interval);
        interval = 0;
    }
    return parts;
}

} // namespace

double crostonMean(std::span<const double> months, const IntermittentRates& rates) {
    const auto parts = partsOf(months);
    return smooth(parts.sizes, rates.size).level / smooth(parts.intervals, rates.timing).level;
}

double crostonSbaMean(std::span<const double> months, const IntermittentRates& rates) {
    return (1 - rates.timing / 2) * crostonMean(months, rates);
}

double tsbMean(std::span<const double> months, const IntermittentRates& rates) {
    const auto parts = partsOf(months);
    return smooth(parts.sizes, rates.size).level * smooth(parts.chances, rates.timing).level;
}

IntermittentRates fitCroston(std::span<const double> months) {
    const auto parts = partsOf(months);
    return {bestRate(parts.sizes), bestRate(parts.intervals)};
}

IntermittentRates fitTsb(std::span<const double> months) {
    const auto parts = partsOf(months);
    return {bestRate(parts.sizes), bestRate(parts.chances)};
}

} // namespace planwright::forecasting
