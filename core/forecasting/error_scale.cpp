#include "core/forecasting/error_scale.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace planwright::forecasting {
namespace {

constexpr double usualPower = 0.5;
constexpr double priorDeviation = 0.15;
constexpr double leastPower = 0.25;
constexpr double mostPower = 1;
constexpr int halvings = 20; // to a millionth

struct LoggedError {
    double logPoint;
    double size;
};

/// Slope of minus the log posterior at a power; it grows with the power, as that is convex.
double slopeAt(const std::vector<LoggedError>& errors, double sumOfLogs, double power) {
    double sum = 0;
    double weighted = 0;
    for (const auto& [logPoint, size] : errors) {
        const auto scaled = size * std::exp(-power * logPoint);
        sum += scaled;
        weighted += scaled * logPoint;
    }
    const auto count = static_cast<double>(errors.size());
    return sumOfLogs - count * weighted / sum + (power - usualPower) / (priorDeviation * priorDeviation);
}

} // namespace

double errorScale(double point, double power) {
    return std::pow(std::max(point, 1.0), power);
}

double fittedErrorPower(std::span<const SizedError> errors) {
    std::vector<LoggedError> logged;
    double sumOfLogs = 0;
    double largest = 0;
    for (const auto& [point, error] : errors) {
        logged.push_back({std::log(std::max(point, 1.0)), std::abs(error)});
        sumOfLogs += logged.back().logPoint;
        largest = std::max(largest, std::abs(error));
    }
    if (!(largest > 0))
        return usualPower;
    double low = leastPower;
    double high = mostPower;
    for (int i = 0; i < halvings; ++i) {
        const auto middle = (low + high) / 2;
        (slopeAt(logged, sumOfLogs, middle) < 0 ? low : high) = middle;
    }
    return (low + high) / 2;
}

} // namespace planwright::forecasting
