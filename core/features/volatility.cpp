#include "core/features/volatility.h"

#include "core/stats/scores.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace planwright::features {
namespace {

constexpr std::size_t year = 12;
constexpr std::size_t fewestMonths = 3;
constexpr std::size_t fewestPairs = 6;
constexpr double adiCutOff = 1.32;
constexpr double squaredCvCutOff = .49;

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// With n - 1.
double variance(const std::vector<double>& values) {
    const auto centre = mean(values);
    double sum = 0;
    for (const auto value : values)
        sum += (value - centre) * (value - centre);
    return values.size() > 1 ? sum / static_cast<double>(values.size() - 1) : 0;
}

/// Variance of the remainder over the squared mean size, or empty where too few months pair with one a year earlier.
std::optional<double> remainderSquaredCv(const std::vector<double>& months, double meanSize) {
    std::vector<double> differences;
    for (std::size_t t = year; t < months.size(); ++t)
        if (months[t] > 0 && months[t - year] > 0)
            differences.push_back(months[t] - months[t - year]);
    if (months.size() < 2 * year || differences.size() < fewestPairs)
        return {};
    return variance(differences) / 2 / (meanSize * meanSize);
}

DemandClass classify(double adi, double squaredCv) {
    if (adi < adiCutOff)
        return squaredCv < squaredCvCutOff ? DemandClass::Smooth : DemandClass::Erratic;
    return squaredCv < squaredCvCutOff ? DemandClass::Intermittent : DemandClass::Lumpy;
}

} // namespace

std::string_view demandClassName(DemandClass demandClass) {
    static constexpr std::array<std::string_view, 4> names{"smooth", "intermittent", "erratic", "lumpy"};
    return names[static_cast<std::size_t>(demandClass)];
}

std::optional<Volatility> monthlyVolatility(std::span<const double> months) {
    const auto used = std::min(months.size(), 2 * year);
    std::vector<double> recent(months.end() - static_cast<std::ptrdiff_t>(used), months.end());
    std::vector<double> sizes;
    for (auto& month : recent) {
        month = std::max(month, 0.0);
        if (month > 0)
            sizes.push_back(month);
    }
    const auto pattern = stats::demandPattern(recent);
    if (used < fewestMonths || !pattern)
        return {};

    Volatility volatility;
    volatility.months = used;
    volatility.adi = pattern->adi;
    volatility.rawCv = std::sqrt(variance(recent)) / mean(recent);
    const auto remainder = remainderSquaredCv(recent, mean(sizes));
    volatility.remainder = remainder.has_value();
    volatility.squaredCv = remainder.value_or(pattern->squaredCv);
    volatility.demandClass = classify(volatility.adi, volatility.squaredCv);
    return volatility;
}

} // namespace planwright::features
