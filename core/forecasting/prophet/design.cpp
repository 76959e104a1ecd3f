#include "core/forecasting/prophet/design.h"

#include <cmath>
#include <numbers>

namespace planwright::forecasting::additive {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

VectorXd vectorOf(const std::vector<double>& values) {
    return Eigen::Map<const VectorXd>(values.data(), static_cast<Index>(values.size()));
}

VectorXd linearTrend(const std::vector<double>& changepoints, const TrendParameters& p, const VectorXd& time,
                     MatrixXd* slopes) {
    VectorXd trend = p[0] * time + VectorXd::Constant(time.size(), p[1]);
    if (slopes) {
        slopes->col(0) = time;
        slopes->col(1).setOnes();
    }
    for (std::size_t s = 0; s < changepoints.size(); ++s) {
        const auto column = static_cast<Index>(s) + 2;
        const VectorXd ramp = (time.array() - changepoints[s]).max(0.0);
        trend += p[column] * ramp;
        if (slopes)
            slopes->col(column) = ramp;
    }
    return trend;
}

/// Rate and offset between two changepoints, and their derivatives by the parameters.
struct Segment {
    double rate, offset;
    VectorXd rateSlope, offsetSlope;
};

/// The offset moves with the rate so that the trend stays in one piece.
void pass(Segment& segment, double changepoint, double rateChange, Index parameter) {
    const double before = segment.rate;
    const double after = before + rateChange;
    const double ratio = before / after;
    const double distance = changepoint - segment.offset;
    VectorXd afterSlope = segment.rateSlope;
    afterSlope[parameter] += 1;
    const VectorXd ratioSlope = segment.rateSlope / after - before / (after * after) * afterSlope;
    segment.offset += distance * (1 - ratio);
    segment.offsetSlope = ratio * segment.offsetSlope - distance * ratioSlope;
    segment.rate = after;
    segment.rateSlope = std::move(afterSlope);
}

VectorXd logisticTrend(const std::vector<double>& changepoints, const TrendParameters& p, const Design& at,
                       MatrixXd* slopes) {
    Segment segment{p[0], p[1], VectorXd::Unit(p.size(), 0), VectorXd::Unit(p.size(), 1)};
    VectorXd trend(at.time.size());
    std::size_t passed = 0;
    for (Index i = 0; i < at.time.size(); ++i) {
        for (; passed < changepoints.size() && at.time[i] >= changepoints[passed]; ++passed) {
            const auto parameter = static_cast<Index>(passed) + 2;
            pass(segment, changepoints[passed], p[parameter], parameter);
        }
        const double distance = at.time[i] - segment.offset;
        const double share = 1 / (1 + std::exp(-segment.rate * distance));
        trend[i] = at.caps[i] * share;
        if (slopes)
            slopes->row(i) = at.caps[i] * share * (1 - share) *
                             (distance * segment.rateSlope - segment.rate * segment.offsetSlope).transpose();
    }
    return trend;
}

} // namespace

std::vector<Regressor> columnsOf(const Settings& settings) {
    std::vector<Regressor> columns;
    for (const auto& season : settings.seasonalities)
        columns.insert(columns.end(), 2 * static_cast<std::size_t>(season.order),
                       {season.priorScale, season.multiplicative});
    columns.insert(columns.end(), settings.regressors.begin(), settings.regressors.end());
    return columns;
}

Design makeDesign(const Settings& settings, const Fit& fit, const Moments& at) {
    Design design;
    const VectorXd days = vectorOf(at.days);
    design.time = (days.array() - fit.startDay) / fit.spanDays;
    design.caps = vectorOf(at.caps) / fit.valueScale;
    design.columns.resize(days.size(), static_cast<Index>(columnsOf(settings).size()));
    Index column = 0;
    for (const auto& season : settings.seasonalities) {
        for (int i = 1; i <= season.order; ++i) {
            const Eigen::ArrayXd angle = 2 * std::numbers::pi * i / season.periodDays * days.array();
            design.columns.col(column++) = angle.sin();
            design.columns.col(column++) = angle.cos();
        }
    }
    for (std::size_t r = 0; r < settings.regressors.size(); ++r)
        design.columns.col(column++) = (vectorOf(at.regressors[r]).array() - fit.means[r]) / fit.deviations[r];
    return design;
}

VectorXd trendOf(Growth growth, const std::vector<double>& changepoints, const TrendParameters& parameters,
                 const Design& at, MatrixXd* slopes) {
    if (slopes)
        slopes->setZero(at.time.size(), parameters.size());
    if (growth == Growth::Linear)
        return linearTrend(changepoints, parameters, at.time, slopes);
    if (growth == Growth::Logistic)
        return logisticTrend(changepoints, parameters, at, slopes);
    if (slopes)
        slopes->col(1).setOnes();
    return VectorXd::Constant(at.time.size(), parameters[1]);
}

} // namespace planwright::forecasting::additive
