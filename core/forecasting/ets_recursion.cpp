#include "core/forecasting/ets_recursion.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace planwright::forecasting {
namespace {

// Below this share of the months' mean size a level or forecast (and of 1 a season) counts as not above 0 where a form
// divides by it.
constexpr double smallest = 1e-10;
constexpr double perfectFit = 1e-13;

double seasonalForecast(EtsSeasonality kind, double base, double season) {
    if (kind == EtsSeasonality::None)
        return base;
    return kind == EtsSeasonality::Additive ? base + season : base * season;
}

} // namespace

EtsRecursion::EtsRecursion(EtsForm form, std::span<const double> months, std::size_t seasonLength)
    : m_form(form)
    , m_months(months.begin(), months.end())
    , m_floor(perfectFit * (form.error == EtsError::Multiplicative
                                ? static_cast<double>(months.size())
                                : std::inner_product(months.begin(), months.end(), months.begin(), 0.0)))
    , m_seasonLength(seasonLength)
    , m_steps(months.size()) {
    for (const double month : months)
        m_smallest += smallest * std::abs(month) / static_cast<double>(months.size());
}

double EtsRecursion::run(const EtsNumbers& numbers) {
    constexpr double refused = std::numeric_limits<double>::infinity();
    const bool relative = m_form.error == EtsError::Multiplicative;
    const bool ratios = m_form.season == EtsSeasonality::Multiplicative;
    m_numbers = numbers;
    m_last = numbers;
    double squares = 0;
    double logs = 0;
    double product = 1;
    double none = 0;
    std::size_t phase = 0;
    for (std::size_t t = 0; t < m_months.size(); ++t) {
        const double y = m_months[t];
        auto& season = m_form.hasSeason() ? m_last.season[phase] : none;
        phase = phase + 1 == m_seasonLength ? 0 : phase + 1;
        auto& step = m_steps[t];
        step.slope = m_last.slope;
        step.season = season;
        step.base = m_last.level + numbers.phi * m_last.slope;
        step.forecast = seasonalForecast(m_form.season, step.base, season);
        if ((relative && step.forecast < m_smallest) || (ratios && (season < smallest || step.base < m_smallest)))
            return refused;
        const double error = relative ? y / step.forecast - 1 : y - step.forecast;
        squares += error * error;
        if (relative) {
            product *= step.forecast;
            // One logarithm for several months: it is the dearest operation here.
            if (t % 8 == 7 || product > 1e100 || product < 1e-100) {
                logs += std::log(product);
                product = 1;
            }
        }
        step.innovation = (ratios ? y / season : y - (m_form.hasSeason() ? season : 0)) - step.base;
        m_last.level = step.base + numbers.alpha * step.innovation;
        m_last.slope = numbers.phi * m_last.slope + numbers.beta * step.innovation;
        if (m_form.hasSeason())
            season += numbers.gamma * (ratios ? y / step.base - season : step.innovation);
    }
    logs += std::log(product);
    m_squares = std::max(squares, m_floor);
    const double value = static_cast<double>(m_months.size()) * std::log(m_squares) + (relative ? 2 * logs : 0);
    return std::isfinite(value) ? value : refused;
}

EtsNumbers EtsRecursion::derivatives() const {
    const bool relative = m_form.error == EtsError::Multiplicative;
    const bool ratios = m_form.season == EtsSeasonality::Multiplicative;
    const auto& p = m_numbers;
    // At the floor the sum of squares does not move.
    const double weight = m_squares > m_floor ? 2 * static_cast<double>(m_months.size()) / m_squares : 0;
    EtsNumbers by; // derivatives by the parameters, and by the states as they were after month t
    by.phi = 0;
    by.season.resize(m_numbers.season.size());
    double none = 0;
    auto phase = m_months.size() % m_seasonLength;
    for (auto t = m_months.size(); t-- > 0;) {
        const double y = m_months[t];
        const auto& step = m_steps[t];
        phase = (phase == 0 ? m_seasonLength : phase) - 1;
        auto& bySeason = m_form.hasSeason() ? by.season[phase] : none;
        by.alpha += by.level * step.innovation;
        by.beta += by.slope * step.innovation;
        by.phi += by.slope * step.slope;
        double byInnovation = p.alpha * by.level + p.beta * by.slope;
        double byBase = by.level;
        double bySlope = p.phi * by.slope;
        if (ratios) {
            const double ratio = y / step.base;
            by.gamma += bySeason * (ratio - step.season);
            byBase -= bySeason * p.gamma * ratio / step.base;
            bySeason *= 1 - p.gamma;
            bySeason -= byInnovation * y / (step.season * step.season);
        } else if (m_form.hasSeason()) {
            by.gamma += bySeason * step.innovation;
            byInnovation += bySeason * p.gamma;
            bySeason -= byInnovation;
        }
        byBase -= byInnovation;
        const double ratio = y / step.forecast;
        const double byForecast =
            relative ? (2 - weight * (ratio - 1) * ratio) / step.forecast : -weight * (y - step.forecast);
        if (m_form.season != EtsSeasonality::None)
            bySeason += byForecast * (ratios ? step.base : 1);
        byBase += byForecast * (ratios ? step.season : 1);
        by.phi += byBase * step.slope;
        by.level = byBase;
        by.slope = bySlope + p.phi * byBase;
    }
    return by;
}

std::vector<double> EtsRecursion::forecast(int horizon) const {
    std::vector<double> forecasts;
    double damping = 0;
    double power = 1;
    for (std::size_t h = 0; h < static_cast<std::size_t>(horizon); ++h) {
        power *= m_numbers.phi;
        damping += power;
        const double season = m_form.hasSeason() ? m_last.season[(m_months.size() + h) % m_seasonLength] : 0;
        forecasts.push_back(seasonalForecast(m_form.season, m_last.level + damping * m_last.slope, season));
    }
    return forecasts;
}

CategoryParts EtsRecursion::parts(int horizon) const {
    const auto seasonAt = [&](std::size_t place) {
        return m_form.hasSeason() ? m_last.season[place % m_seasonLength] : 0;
    };
    const auto count = m_months.size();
    CategoryParts all;
    double damping = 0;
    double power = 1;
    for (std::size_t h = 0; h < static_cast<std::size_t>(horizon); ++h) {
        power *= m_numbers.phi;
        damping += power;
        const SeasonalState state{m_months.back(), m_last.level, damping * m_last.slope, seasonAt(count - 1),
                                  seasonAt(count + h)};
        all.push_back(m_form.season == EtsSeasonality::Multiplicative ? withSeasonFactors(state)
                                                                      : withAddedSeason(state));
    }
    return all;
}

} // namespace planwright::forecasting
