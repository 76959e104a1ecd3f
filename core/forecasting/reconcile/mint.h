#pragma once

#include "core/forecasting/reconcile/reconcile.h"

#include <span>
#include <vector>

namespace planwright::forecasting {

/// y~ for W = the residuals' covariance (n - 1, about their means) shrunk to its diagonal. Written with the constraints
/// C y = 0, one a parent: y~ = y^ - W C' (C W C')^-1 C y^, which solves for as many unknowns as there are parents and
/// never forms W, a diagonal and a product of as many columns as there are residuals. At least two rows.
[[nodiscard]] std::vector<double> reconcileByCovariance(const Hierarchy& hierarchy, std::span<const double> base,
                                                        const NodeResiduals& residuals);

} // namespace planwright::forecasting
