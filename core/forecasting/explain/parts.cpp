#include "core/forecasting/explain/parts.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace planwright::forecasting {

std::string_view partName(PartKind kind) {
    static constexpr std::array<std::string_view, partKindCount> names{
        "last_month", "one_off_days", "recent_level", "month_length",     "last_year",
        "season",     "trend",        "portfolio",    "recent_sales",     "growth",
        "evenness",   "price",        "promotions",   "customers",        "calendar",
        "usual_step", "fitted",       "analogue",     "known_in_advance", "totals",
        "floor"};
    return names[static_cast<std::size_t>(kind)];
}

double Parts::sum() const {
    double sum = 0;
    for (const double amount : m_amounts)
        sum += amount;
    return sum;
}

void Parts::add(const Parts& other, double factor) {
    for (std::size_t k = 0; k < partKindCount; ++k)
        m_amounts[k] += factor * other.m_amounts[k];
}

void Parts::closeTo(double point) {
    if (const double before = sum(); point == 0 && before < 0)
        (*this)[PartKind::Floor] -= before;
    const auto size = [](double amount) { return std::abs(amount); };
    const double largest = size(*std::ranges::max_element(m_amounts, {}, size));
    if (const double rest = point - sum(); size(rest) > 1e-9 * std::max(1.0, largest))
        (*this)[PartKind::Fitted] += rest;
    const auto steps = std::span(m_amounts).subspan(1);
    for (auto& step : steps)
        step = size(step) <= 1e-13 * largest ? 0 : step;
    auto& largestStep = *std::ranges::max_element(steps, {}, size);
    // What is added may itself be rounded away.
    constexpr int tries = 3;
    for (int i = 0; i < tries && largestStep != 0 && sum() != point; ++i)
        largestStep += point - sum();
}

double logarithmicMean(double a, double b) {
    // Exact in the difference of near ones, and never a logarithm of near 0.
    const auto [least, most] = std::minmax(a, b);
    return least == most ? most : (most - least) / std::log1p((most - least) / least);
}

Parts fromLogarithms(const Parts& logs, double start) {
    Parts steps = logs;
    steps[PartKind::LastMonth] = 0;
    const double weight = logarithmicMean(start * std::exp(steps.sum()), start);
    Parts parts;
    parts.add(steps, weight);
    parts[PartKind::LastMonth] = start;
    return parts;
}

Parts withAddedSeason(const SeasonalState& state) {
    Parts parts;
    parts[PartKind::LastMonth] = state.lastMonth;
    parts[PartKind::RecentLevel] = state.level + state.lastSeason - state.lastMonth;
    parts[PartKind::Trend] = state.trend;
    parts[PartKind::Season] = state.targetSeason - state.lastSeason;
    return parts;
}

Parts withSeasonFactors(const SeasonalState& state) {
    Parts parts;
    parts[PartKind::LastMonth] = state.lastMonth;
    parts[PartKind::RecentLevel] = state.level * state.lastSeason - state.lastMonth;
    parts[PartKind::Trend] = state.trend * (state.lastSeason + state.targetSeason) / 2;
    parts[PartKind::Season] = (state.targetSeason - state.lastSeason) * (state.level + state.trend / 2);
    return parts;
}

} // namespace planwright::forecasting
