#pragma once

#include "core/forecasting/prophet/additive.h"

#include <Eigen/Core>

namespace planwright::forecasting::additive {

/// Moments in scaled time, with the columns that the coefficients multiply: a row for each moment.
struct Design {
    Eigen::VectorXd time;
    Eigen::VectorXd caps; ///< in scaled value; empty without a cap
    Eigen::MatrixXd columns;
};

/// `fit` tells the scales.
[[nodiscard]] Design makeDesign(const Settings& settings, const Fit& fit, const Moments& at);

/// A column's prior scale, and whether it multiplies the trend.
[[nodiscard]] std::vector<Regressor> columnsOf(const Settings& settings);

/// Rate, offset and rate changes, one behind the other.
using TrendParameters = Eigen::VectorXd;

/// The trend at each moment. `slopes`: its derivatives by the parameters, a row for each moment; may be null.
[[nodiscard]] Eigen::VectorXd trendOf(Growth growth, const std::vector<double>& changepoints,
                                      const TrendParameters& parameters, const Design& at, Eigen::MatrixXd* slopes);

/// components() on a design that is made already.
[[nodiscard]] Components componentsOn(const Settings& settings, const Fit& fit, const Design& design);

} // namespace planwright::forecasting::additive
