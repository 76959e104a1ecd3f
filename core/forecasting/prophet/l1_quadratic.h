#pragma once

#include <Eigen/Core>

namespace planwright::forecasting::additive {

/// Minimises 1/2 x'Hx - b'x + sum_j penalty_j |x_j| over x, exactly, by the search for signs of Lee, Battle, Raina & Ng
/// (2007), "Efficient sparse coding algorithms". H: symmetric, positive semidefinite, and definite on every set of
/// coordinates that is reached; penalty_j >= 0. `x`: where to begin, and the answer.
void minimiseL1Quadratic(const Eigen::MatrixXd& h, const Eigen::VectorXd& b, const Eigen::VectorXd& penalty,
                         Eigen::VectorXd& x);

} // namespace planwright::forecasting::additive
