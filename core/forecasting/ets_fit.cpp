#include "core/forecasting/ets_fit.h"

#include "core/forecasting/ets_admissible.h"
#include "core/forecasting/ets_start.h"
#include "core/forecasting/own_unit.h"
#include "core/stats/optimise.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <vector>

namespace planwright::forecasting {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double least = 1e-4;
constexpr stats::OptimiseLimits smoothLimits{1e-7, 100};
constexpr stats::OptimiseLimits simplexLimits{1e-9, 3000};

// The likelihood often has several peaks. A climb costs microseconds without seasons, and most with a damped season.
constexpr double hardlySmoothing = 0.02;
std::span<const double> firstAlphas(const EtsForm& form) {
    static constexpr std::array<double, 3> plain{0.3, hardlySmoothing, 0.7};
    static constexpr std::array<double, 2> seasonal{0.1, 0.6};
    if (!form.hasSeason())
        return plain;
    return std::span(seasonal).first(form.trend == EtsTrend::Damped ? 1 : 2);
}

/// The free numbers of a form as one vector without inner constraints: alpha, beta/alpha, gamma/(1-alpha), phi, level,
/// slope, then all seasons but the last, which follows from their sum (0, or their number for ratios).
class FreeVector {
public:
    FreeVector(EtsForm form, std::size_t seasonLength)
        : m_form(form)
        , m_seasonLength(seasonLength) {}

    [[nodiscard]] stats::Box box(double alpha, const EtsNumbers& states) const {
        stats::Box box;
        const auto add = [&](double value, double lower, double upper) {
            box.lower.push_back(lower);
            box.upper.push_back(upper);
            box.start.push_back(std::clamp(value, lower, upper));
        };
        add(alpha, least, 1 - least);
        if (m_form.hasTrend())
            add(0.1, least, 1);
        if (m_form.hasSeason())
            add(0.05, least, 1);
        if (m_form.trend == EtsTrend::Damped)
            add(0.95, 0.8, 0.98);
        add(states.level, m_form.error == EtsError::Additive ? -infinity : least, infinity);
        if (m_form.hasTrend())
            add(states.slope, -infinity, infinity);
        if (m_form.hasSeason())
            for (std::size_t i = 0; i + 1 < m_seasonLength; ++i)
                add(states.season[i], m_form.season == EtsSeasonality::Additive ? -infinity : least, infinity);
        return box;
    }

    [[nodiscard]] EtsNumbers numbers(std::span<const double> x) const {
        EtsNumbers numbers;
        std::size_t i = 0;
        numbers.alpha = x[i++];
        if (m_form.hasTrend())
            numbers.beta = numbers.alpha * x[i++];
        if (m_form.hasSeason())
            numbers.gamma = (1 - numbers.alpha) * x[i++];
        if (m_form.trend == EtsTrend::Damped)
            numbers.phi = x[i++];
        numbers.level = x[i++];
        if (m_form.hasTrend())
            numbers.slope = x[i++];
        if (m_form.hasSeason()) {
            numbers.season.resize(m_seasonLength);
            double rest = m_form.season == EtsSeasonality::Additive ? 0 : static_cast<double>(m_seasonLength);
            for (std::size_t s = 0; s + 1 < m_seasonLength; ++s) {
                numbers.season[s] = x[i++];
                rest -= numbers.season[s];
            }
            numbers.season.back() = rest;
        }
        return numbers;
    }

    // Chain rule from the derivatives by a form's numbers to those by the free vector.
    void gradient(std::span<const double> x, const EtsNumbers& by, std::span<double> gradient) const {
        std::size_t i = 0;
        const double alpha = x[i];
        auto& byAlpha = gradient[i++];
        byAlpha = by.alpha;
        if (m_form.hasTrend()) {
            byAlpha += by.beta * x[i];
            gradient[i++] = by.beta * alpha;
        }
        if (m_form.hasSeason()) {
            byAlpha -= by.gamma * x[i];
            gradient[i++] = by.gamma * (1 - alpha);
        }
        if (m_form.trend == EtsTrend::Damped)
            gradient[i++] = by.phi;
        gradient[i++] = by.level;
        if (m_form.hasTrend())
            gradient[i++] = by.slope;
        if (m_form.hasSeason())
            for (std::size_t s = 0; s + 1 < m_seasonLength; ++s)
                gradient[i++] = by.season[s] - by.season.back();
    }

private:
    EtsForm m_form;
    std::size_t m_seasonLength;
};

Result<stats::Optimum> search(EtsForm form, const FreeVector& free, const EtsNumbers& states, const EtsNumbers& line,
                              EtsRecursion& recursion) {
    const auto smooth = [&](std::span<const double> x, std::span<double> gradient) {
        const double value = recursion.run(free.numbers(x));
        if (std::isfinite(value) && !gradient.empty())
            free.gradient(x, recursion.derivatives(), gradient);
        else
            std::fill(gradient.begin(), gradient.end(), 0.0);
        return value;
    };
    Result<stats::Optimum> best = Error(ErrorCode::NumericalFailure, "The search was not begun.");
    const bool isLine = form.trend == EtsTrend::Additive && !form.hasSeason();
    for (const double alpha : firstAlphas(form)) {
        const auto box = free.box(alpha, isLine && alpha == hardlySmoothing ? line : states);
        auto found = stats::minimiseSmooth(smooth, box, smoothLimits);
        if (found && (!best || found->value < best->value))
            best = std::move(found);
    }
    if (best && etsAdmissible(form, free.numbers(best->x)))
        return best;
    // Rare: the slope search has no notion of the admissible region, so walk inside it without slopes.
    const auto fenced = [&](std::span<const double> x, std::span<double>) {
        const auto numbers = free.numbers(x);
        return etsAdmissible(form, numbers) ? recursion.run(numbers) : infinity;
    };
    const auto box = free.box(firstAlphas(form).front(), states);
    std::vector<double> steps;
    for (const double value : box.start)
        steps.push_back(std::max(0.1 * std::abs(value), 0.02));
    return stats::minimiseSimplex(fenced, box, steps, simplexLimits);
}

void rescale(EtsNumbers& numbers, const EtsForm& form, double scale) {
    numbers.level *= scale;
    numbers.slope *= scale;
    if (form.season == EtsSeasonality::Additive)
        for (auto& season : numbers.season)
            season *= scale;
}

} // namespace

Result<EtsFit> fitEtsForm(EtsForm form, std::span<const double> months, std::size_t seasonLength) {
    const auto n = static_cast<double>(months.size());
    const auto k = static_cast<double>(form.parameterCount(seasonLength));
    if (n < k + 2)
        return Error(ErrorCode::InsufficientData, fmt::format("ETS({}) has {} numbers to learn and {} months to learn "
                                                              "them from.",
                                                              form.name(), k, n));
    const auto [scale, scaled] = inOwnUnit(months);
    if (!(scale > 0) || !std::isfinite(scale))
        return Error(ErrorCode::NumericalFailure, "ETS needs months that are finite and not all 0.");
    const auto states = etsInitialStates(form, scaled, seasonLength);
    if (!states)
        return Error(ErrorCode::NumericalFailure, fmt::format("ETS({}) found no season to start from.", form.name()));
    EtsRecursion recursion(form, scaled, seasonLength);
    const FreeVector free(form, seasonLength);
    PLANWRIGHT_ASSIGN(const auto best, search(form, free, *states, etsLineStates(scaled), recursion));
    EtsFit fit{form, free.numbers(best.x), best.value + 2 * n * std::log(scale), 0};
    rescale(fit.numbers, form, scale);
    fit.aicc = fit.minusTwoLogLikelihood + 2 * k + 2 * k * (k + 1) / (n - k - 1);
    return fit;
}

Result<EtsFit> selectEts(std::span<const double> months, std::size_t seasonLength) {
    const bool positive = std::all_of(months.begin(), months.end(), [](double y) { return y > 0; });
    std::optional<EtsFit> best;
    for (const auto& form : etsForms()) {
        if ((form.hasSeason() && (seasonLength < 2 || months.size() < 2 * seasonLength)) ||
            (form.error == EtsError::Multiplicative && !positive))
            continue;
        // A form that cannot be estimated on these months is no candidate; only if none can, it is a failure.
        if (auto fit = fitEtsForm(form, months, seasonLength); fit && (!best || fit->aicc < best->aicc))
            best = *fit;
    }
    if (!best)
        return Error(ErrorCode::InsufficientData,
                     fmt::format("No form of ETS could be estimated from {} months.", months.size()));
    return *best;
}

} // namespace planwright::forecasting
