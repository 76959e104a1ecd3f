#include "core/forecasting/prophet/additive.h"

#include "core/forecasting/prophet/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace planwright::forecasting::additive {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

bool areFinite(std::span<const double> values) {
    return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
}

Status checkMoments(const Settings& settings, const Moments& moments) {
    const auto refuse = [](std::string sentence) { return Error(ErrorCode::InvalidArgument, std::move(sentence)); };
    const auto count = moments.days.size();
    if (!areFinite(moments.days) || !std::ranges::is_sorted(moments.days))
        return refuse("The moments of an additive model must ascend.");
    if (settings.growth == Growth::Logistic && (moments.caps.size() != count || !areFinite(moments.caps) ||
                                                std::ranges::any_of(moments.caps, [](double cap) { return cap <= 0; })))
        return refuse("Logistic growth needs a cap above 0 for each moment.");
    if (moments.regressors.size() != settings.regressors.size())
        return refuse(fmt::format("{} regressors were named and {} given.", settings.regressors.size(),
                                  moments.regressors.size()));
    for (const auto& regressor : moments.regressors)
        if (regressor.size() != count || !areFinite(regressor))
            return refuse("A regressor needs a number for each moment.");
    return {};
}

void standardise(const std::vector<double>& regressor, Fit& fit) {
    const bool isFlag = std::ranges::all_of(regressor, [](double value) { return value == 0 || value == 1; });
    const auto [least, most] = std::ranges::minmax(regressor);
    double mean = 0;
    double deviation = 1;
    if (!isFlag && least < most) {
        const auto count = static_cast<double>(regressor.size());
        mean = std::accumulate(regressor.begin(), regressor.end(), 0.0) / count;
        double squares = 0;
        for (const double value : regressor)
            squares += (value - mean) * (value - mean);
        deviation = std::sqrt(squares / (count - 1));
    }
    fit.means.push_back(mean);
    fit.deviations.push_back(deviation);
}

/// Evenly over the first part of the moments; a single one at the beginning where there are too few.
std::vector<double> changepointsOf(const Settings& settings, const VectorXd& time) {
    const auto moments = static_cast<int>(std::floor(static_cast<double>(time.size()) * settings.changepointRange));
    const int count = std::min(settings.changepoints, moments - 1);
    std::vector<double> changepoints;
    for (int s = 1; s <= count; ++s)
        changepoints.push_back(
            time[static_cast<Index>(std::nearbyint(static_cast<double>(s) * (moments - 1) / count))]);
    return changepoints;
}

/// Rate and offset of the trend through the first and the last value.
void startTrend(const Settings& settings, const Design& design, const VectorXd& values, Fit& fit) {
    const Index last = values.size() - 1;
    if (settings.growth == Growth::Flat) {
        fit.offset = values.mean();
    } else if (settings.growth == Growth::Linear) {
        fit.offset = values[0];
        fit.rate = values[last] - values[0];
    } else {
        const auto ratio = [&](Index at) {
            const double cap = design.caps[at];
            return cap / std::clamp(values[at], 0.01 * cap, 0.99 * cap);
        };
        double first = ratio(0);
        if (std::abs(first - ratio(last)) <= 0.01)
            first *= 1.05;
        const double begin = std::log(first - 1);
        fit.rate = begin - std::log(ratio(last) - 1);
        fit.offset = begin / fit.rate;
    }
}

} // namespace

Result<Fit> fit(const Settings& settings, const Moments& history, std::span<const double> values) {
    if (values.size() < 2)
        return Error(ErrorCode::InsufficientData, "An additive model needs at least 2 values.");
    if (values.size() != history.days.size() || !areFinite(values))
        return Error(ErrorCode::InvalidArgument, "An additive model needs a number for each moment.");
    PLANWRIGHT_TRY(checkMoments(settings, history));
    Fit result;
    result.startDay = history.days.front();
    result.spanDays = history.days.back() - history.days.front();
    if (result.spanDays <= 0)
        return Error(ErrorCode::InsufficientData, "An additive model needs at least 2 different moments.");
    const auto [least, most] = std::ranges::minmax(values);
    const double largest = std::max(std::abs(least), std::abs(most));
    result.valueScale = largest > 0 ? largest : 1;
    for (const auto& regressor : history.regressors)
        standardise(regressor, result);

    const auto design = makeDesign(settings, result, history);
    const VectorXd scaled =
        Eigen::Map<const VectorXd>(values.data(), static_cast<Index>(values.size())) / result.valueScale;
    result.changepoints = changepointsOf(settings, design.time);
    startTrend(settings, design, scaled, result);
    if (least == most && settings.growth != Growth::Logistic) { // nothing to search, and no noise
        result.rateChanges.assign(result.changepoints.size(), 0);
        result.coefficients.assign(columnsOf(settings).size(), 0);
        return result;
    }
    search(settings, design, scaled, result);
    return result;
}

std::vector<double> Components::mean() const {
    std::vector<double> mean(trend.size());
    for (std::size_t i = 0; i < mean.size(); ++i)
        mean[i] = trend[i] * (1 + multiplicative[i]) + additive[i];
    return mean;
}

Components components(const Settings& settings, const Fit& fit, const Moments& at) {
    return componentsOn(settings, fit, makeDesign(settings, fit, at));
}

Components componentsOn(const Settings& settings, const Fit& fit, const Design& design) {
    TrendParameters parameters(static_cast<Index>(fit.rateChanges.size()) + 2);
    parameters << fit.rate, fit.offset,
        Eigen::Map<const VectorXd>(fit.rateChanges.data(), static_cast<Index>(fit.rateChanges.size()));
    const VectorXd trend = fit.valueScale * trendOf(settings.growth, fit.changepoints, parameters, design, nullptr);
    Components parts;
    parts.trend.assign(trend.begin(), trend.end());
    parts.additive.assign(parts.trend.size(), 0);
    parts.multiplicative.assign(parts.trend.size(), 0);
    const auto columns = columnsOf(settings);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        auto& part = columns[c].multiplicative ? parts.multiplicative : parts.additive;
        const double coefficient = fit.coefficients[c] * (columns[c].multiplicative ? 1 : fit.valueScale);
        for (std::size_t i = 0; i < part.size(); ++i)
            part[i] += coefficient * design.columns(static_cast<Index>(i), static_cast<Index>(c));
    }
    return parts;
}

} // namespace planwright::forecasting::additive
