#include "core/forecasting/theta_fit.h"

#include "core/forecasting/own_unit.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

namespace planwright::forecasting {
namespace {

constexpr std::size_t warmUp = 3;
constexpr double lowestAlpha = 0.1;
constexpr double highestAlpha = 0.99;

/// A straight line through months, the first of them at 1.
struct StraightLine {
    double intercept = 0;
    double slope = 0;
};

StraightLine leastSquares(std::span<const double> months) {
    const auto n = static_cast<double>(months.size());
    const double mean = std::accumulate(months.begin(), months.end(), 0.0) / n;
    double cross = 0;
    for (std::size_t t = 0; t < months.size(); ++t)
        cross += (static_cast<double>(t + 1) - (n + 1) / 2) * months[t];
    const double slope = cross * 12 / (n * (n * n - 1));
    return {mean - slope * (n + 1) / 2, slope};
}

/// Smoothed level and line after some months; the next month's forecast is smoothed() + weight * line().
class ThetaState {
public:
    ThetaState(ThetaLine kind, double alpha, double level, std::span<const double> months)
        : m_kind(kind)
        , m_alpha(alpha)
        , m_level(alpha * months.front() + (1 - alpha) * level)
        , m_mean(months.front())
        , m_line(kind == ThetaLine::Fixed ? leastSquares(months) : StraightLine{months.front(), 0})
        , m_decay(1 - alpha) {}

    [[nodiscard]] double smoothed() const { return m_level; }
    [[nodiscard]] double line() const {
        return m_line.intercept * m_decay + m_line.slope * (1 - m_decay * (1 - m_alpha)) / m_alpha;
    }
    /// (1 - alpha)^months: what is left of the level before the first month.
    [[nodiscard]] double decay() const { return m_decay; }

    void add(double month) {
        m_level = m_alpha * month + (1 - m_alpha) * m_level;
        m_decay *= 1 - m_alpha;
        if (m_kind == ThetaLine::Learning)
            learn(month);
    }

private:
    void learn(double month) {
        const double n = m_months;
        const double before = m_mean;
        m_mean = (n * m_mean + month) / (n + 1);
        m_line.slope = ((n - 1) * m_line.slope + 6 * (month - before) / (n + 1)) / (n + 2);
        m_line.intercept = m_mean - m_line.slope * (n + 2) / 2;
        m_months += 1;
    }

    ThetaLine m_kind;
    double m_alpha;
    double m_level;
    double m_mean;
    StraightLine m_line;
    double m_months = 1;
    double m_decay;
};

ThetaState stateAfter(ThetaLine line, const ThetaNumbers& numbers, std::span<const double> months) {
    ThetaState state(line, numbers.alpha, numbers.level, months);
    for (const double month : months.subspan(1))
        state.add(month);
    return state;
}

struct Candidate {
    ThetaNumbers numbers;
    double squares = std::numeric_limits<double>::infinity();
};

/// sum (target - level * a - weight * b)^2 over the months, as a quadratic form.
struct Squares {
    double tt = 0, ta = 0, tb = 0, aa = 0, ab = 0, bb = 0;

    void add(double target, double a, double b) {
        tt += target * target;
        ta += target * a;
        tb += target * b;
        aa += a * a;
        ab += a * b;
        bb += b * b;
    }
    // With the weight given, the best level.
    [[nodiscard]] Candidate withWeight(double alpha, double weight) const {
        const double level = aa > 0 ? (ta - weight * ab) / aa : 0;
        const double squares =
            tt - 2 * level * ta - 2 * weight * tb + level * level * aa + 2 * level * weight * ab + weight * weight * bb;
        return {{level, alpha, weight}, squares};
    }
    // Convex, so with the weight in [0,1] the minimum is the free one or lies at the nearer end.
    [[nodiscard]] Candidate least(double alpha) const {
        const double determinant = aa * bb - ab * ab;
        const double weight = determinant > 1e-12 * aa * bb ? (tb * aa - ta * ab) / determinant : 0;
        return withWeight(alpha, std::clamp(weight, 0.0, 1.0));
    }
};

Candidate bestAt(ThetaLine line, double alpha, std::span<const double> months) {
    Squares sums;
    ThetaState state(line, alpha, 0, months);
    for (std::size_t t = 1; t < months.size(); ++t) {
        if (t >= warmUp)
            sums.add(months[t] - state.smoothed(), state.decay(), state.line());
        state.add(months[t]);
    }
    return line == ThetaLine::Fixed ? sums.withWeight(alpha, 0.5) : sums.least(alpha);
}

} // namespace

double thetaMeanSquare(ThetaLine line, const ThetaNumbers& numbers, std::span<const double> months) {
    ThetaState state(line, numbers.alpha, numbers.level, months);
    double squares = 0;
    for (std::size_t t = 1; t < months.size(); ++t) {
        const double error = months[t] - state.smoothed() - numbers.weight * state.line();
        if (t >= warmUp)
            squares += error * error;
        state.add(months[t]);
    }
    return squares / static_cast<double>(months.size() - warmUp);
}

double thetaLevel(ThetaLine line, const ThetaNumbers& numbers, std::span<const double> months) {
    return stateAfter(line, numbers, months).smoothed();
}

std::vector<double> thetaForecast(ThetaLine line, const ThetaNumbers& numbers, std::span<const double> months,
                                  int horizon) {
    auto state = stateAfter(line, numbers, months);
    std::vector<double> forecast;
    for (int h = 0; h < horizon; ++h) {
        forecast.push_back(state.smoothed() + numbers.weight * state.line());
        state.add(forecast.back());
    }
    return forecast;
}

ThetaNumbers fitTheta(ThetaLine line, std::span<const double> months) {
    const auto own = inOwnUnit(months);
    const auto at = [&](double alpha) { return bestAt(line, alpha, own.months); };
    constexpr int gridSteps = 30;
    constexpr double gridStep = (highestAlpha - lowestAlpha) / gridSteps;
    Candidate best;
    for (int i = 0; i <= gridSteps; ++i)
        if (const auto candidate = at(lowestAlpha + i * gridStep); candidate.squares < best.squares)
            best = candidate;
    constexpr double golden = 0.6180339887498949;
    double low = std::max(best.numbers.alpha - gridStep, lowestAlpha);
    double high = std::min(best.numbers.alpha + gridStep, highestAlpha);
    auto left = at(high - golden * (high - low));
    auto right = at(low + golden * (high - low));
    while (high - low > 1e-6) {
        const bool goLeft = left.squares < right.squares;
        (goLeft ? high : low) = (goLeft ? right : left).numbers.alpha;
        (goLeft ? right : left) = goLeft ? left : right;
        (goLeft ? left : right) = at(goLeft ? high - golden * (high - low) : low + golden * (high - low));
        if (const auto& newest = goLeft ? left : right; newest.squares < best.squares)
            best = newest;
    }
    best.numbers.level *= own.unit;
    return best.numbers;
}

} // namespace planwright::forecasting
