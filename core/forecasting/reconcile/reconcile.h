#pragma once

#include "core/base/result.h"
#include "core/forecasting/reconcile/hierarchy.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace planwright::forecasting {

/// How forecasts of all nodes are made to add up (decision spec 1.6): y~ = S (S' W^-1 S)^-1 S' W^-1 y^. From the
/// simplest to the one that asks most of the data.
enum class Reconciliation : std::uint8_t {
    BottomUp,   ///< the leaves' forecasts, summed
    Ols,        ///< W = I
    WlsStruct,  ///< W = how many leaves a node has
    WlsVar,     ///< W = the node's mean squared residual
    MintShrink, ///< W = the residuals' covariance, shrunk to its diagonal; Wickramasuriya, Athanasopoulos & Hyndman
                ///< 2019
};

/// For documents, e.g. "mint_shrink"; and in a sentence, e.g. "weighted least squares".
[[nodiscard]] std::string_view reconciliationName(Reconciliation method);
[[nodiscard]] std::string_view reconciliationWords(Reconciliation method);

/// Past errors (actual - forecast) of every node, row by row (an origin each): row · nodeCount + node. All finite.
struct NodeResiduals {
    std::size_t rows = 0;
    std::vector<double> values;
};

/// Fewer rows than this, and MintShrink gives way to WlsVar.
inline constexpr std::size_t enoughForCovariance = 24;
/// Fewer rows than this, and WlsVar gives way to BottomUp.
inline constexpr std::size_t enoughForVariance = 2;

struct Reconciled {
    std::vector<double> values; ///< by node: every parent the sum of its children
    Reconciliation used;        ///< what was asked for, or what it gave way to
};

/// `base` is by node and finite, `residuals` is read by WlsVar and MintShrink alone. Values may be negative: see
/// clipAndSum(). InvalidArgument where a shape does not fit or a number is not finite.
[[nodiscard]] Result<Reconciled> reconcile(const Hierarchy& hierarchy, Reconciliation method,
                                           std::span<const double> base, const NodeResiduals& residuals = {});

/// y~ for W = diag(variances), variances >= 0: one pass up the tree and one down, in O(nodes).
[[nodiscard]] std::vector<double> reconcileByVariance(const Hierarchy& hierarchy, std::span<const double> base,
                                                      std::span<const double> variances);

/// Leaves below 0 become 0, and the parents the sums of what is left.
void clipAndSum(const Hierarchy& hierarchy, std::span<double> values);

/// How much of the correlation the shrinkage takes away, in [0,1] (Schaefer & Strimmer 2005, target "diagonal, unequal
/// variance"): sum of Var(r_ij) over sum of r_ij^2 for i != j. `columns` series of `rows` values, row by row.
[[nodiscard]] double correlationShrinkage(std::span<const double> values, std::size_t rows, std::size_t columns);

} // namespace planwright::forecasting
