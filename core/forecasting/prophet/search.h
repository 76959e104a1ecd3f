#pragma once

#include "core/forecasting/prophet/design.h"

namespace planwright::forecasting::additive {

/// Minimises minus the log posterior density from the rate and offset in `fit`, a noise of 1 and zeros; leaves what it
/// found in `fit`. `values`: scaled.
void search(const Settings& settings, const Design& design, const Eigen::VectorXd& values, Fit& fit);

} // namespace planwright::forecasting::additive
