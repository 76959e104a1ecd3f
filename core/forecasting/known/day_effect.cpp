#include "core/forecasting/known/day_effect.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace planwright::forecasting {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double leastSpread = .01;

/// Weekdays as they are, and hats that are 1 at their knot and 0 at the knots beside it. Hats sum to 1 as weekdays do,
/// so the first is left out.
MatrixXd nuisance(std::span<const DayPoint> days) {
    const auto first = days.front().day;
    const auto spans = std::max<std::ptrdiff_t>((days.back().day - first + levelKnotDays / 2) / levelKnotDays, 1);
    const double width = static_cast<double>(days.back().day - first) / static_cast<double>(spans);
    MatrixXd columns = MatrixXd::Zero(std::ssize(days), 7 + spans);
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto row = static_cast<Index>(i);
        columns(row, days[i].weekday) = 1;
        const double place = static_cast<double>(days[i].day - first) / width;
        const auto left = std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(place), spans - 1);
        const double share = place - static_cast<double>(left);
        if (left > 0)
            columns(row, 6 + left) = 1 - share;
        columns(row, 7 + left) = share;
    }
    return columns;
}

/// Newey and West's variance of the sum of the scores.
double longRunSum(const VectorXd& scores) {
    double sum = scores.squaredNorm();
    for (Index lag = 1; lag <= effectLags && lag < scores.size(); ++lag) {
        const double weight = 1 - static_cast<double>(lag) / (effectLags + 1);
        sum += 2 * weight * scores.tail(scores.size() - lag).dot(scores.head(scores.size() - lag));
    }
    return sum;
}

} // namespace

std::optional<DayEffect> dayEffect(std::span<const DayPoint> days) {
    const auto count = std::ssize(days);
    if (days.size() < fewestEffectDays)
        return std::nullopt;
    MatrixXd series(count, 3); // response, cause, instrument
    for (Index i = 0; i < count; ++i) {
        const auto& day = days[static_cast<std::size_t>(i)];
        series.row(i) << day.response, day.cause, day.instrument;
    }
    const MatrixXd others = nuisance(days);
    // Weekdays on which nothing was ever sold are columns of zeros: the rank tells.
    const Eigen::ColPivHouseholderQR<MatrixXd> qr(others);
    const auto freedom = static_cast<double>(count - qr.rank() - 1);
    if (freedom < 1)
        return std::nullopt;
    const MatrixXd left = series - others * qr.solve(series);
    const VectorXd response = left.col(0), cause = left.col(1), instrument = left.col(2);
    const double together = instrument.dot(cause), own = instrument.squaredNorm();
    if (cause.squaredNorm() <= leastSpread * leastSpread * static_cast<double>(count) || !(own > 0))
        return std::nullopt;
    const double unexplained = (cause - instrument * (together / own)).squaredNorm() / freedom;
    if (!(together * together / own >= leastInstrument * unexplained))
        return std::nullopt;
    const double slope = response.dot(instrument) / together;
    const VectorXd scores = instrument.cwiseProduct(response - slope * cause);
    const double variance = longRunSum(scores) * static_cast<double>(count) / freedom / (together * together);
    if (!std::isfinite(slope) || !(variance > 0))
        return std::nullopt;
    return DayEffect{slope, std::sqrt(variance), days.size()};
}

} // namespace planwright::forecasting
