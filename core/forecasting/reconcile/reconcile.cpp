#include "core/forecasting/reconcile/reconcile.h"

#include "core/forecasting/reconcile/mint.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace planwright::forecasting {
namespace {

std::vector<double> leavesBelow(const Hierarchy& hierarchy) {
    std::vector<double> count(hierarchy.nodeCount(), 1.0);
    hierarchy.sumUp(count);
    return count;
}

std::vector<double> meanSquares(const Hierarchy& hierarchy, const NodeResiduals& residuals) {
    const auto nodes = hierarchy.nodeCount();
    std::vector<double> squares(nodes);
    for (std::size_t i = 0; i < residuals.values.size(); ++i)
        squares[i % nodes] += residuals.values[i] * residuals.values[i];
    for (auto& square : squares)
        square /= static_cast<double>(residuals.rows);
    return squares;
}

Reconciliation affordable(Reconciliation method, std::size_t rows) {
    if (method == Reconciliation::MintShrink && rows < enoughForCovariance)
        method = Reconciliation::WlsVar;
    return method == Reconciliation::WlsVar && rows < enoughForVariance ? Reconciliation::BottomUp : method;
}

bool allFinite(std::span<const double> values) {
    return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

} // namespace

std::vector<double> reconcileByVariance(const Hierarchy& hierarchy, std::span<const double> base,
                                        std::span<const double> variances) {
    const auto nodes = hierarchy.nodeCount();
    // What a node and all below it say of its value, and how sure they are; of the children alone, their sums.
    std::vector<double> value(nodes), variance(nodes), childSum(nodes), childVariance(nodes);
    for (std::size_t node = 0; node < nodes; ++node) {
        if (node < hierarchy.leafCount()) {
            value[node] = base[node];
            variance[node] = variances[node];
        } else {
            const auto both = childVariance[node] + variances[node];
            const auto share = both > 0 ? childVariance[node] / both : 0.0;
            value[node] = childSum[node] + share * (base[node] - childSum[node]);
            variance[node] = share * variances[node];
        }
        if (node != hierarchy.root()) {
            childSum[hierarchy.parent(node)] += value[node];
            childVariance[hierarchy.parent(node)] += variance[node];
        }
    }
    // Down: the difference between a parent and its children goes to them by their variance.
    for (auto node = hierarchy.root(); node-- > 0;) {
        const auto parent = hierarchy.parent(node);
        if (childVariance[parent] > 0)
            value[node] += variance[node] / childVariance[parent] * (value[parent] - childSum[parent]);
    }
    hierarchy.sumUp(value);
    return value;
}

Result<Reconciled> reconcile(const Hierarchy& hierarchy, Reconciliation method, std::span<const double> base,
                             const NodeResiduals& residuals) {
    const auto nodes = hierarchy.nodeCount();
    if (base.size() != nodes || residuals.values.size() != residuals.rows * nodes)
        return Error(ErrorCode::InvalidArgument, "A reconciliation needs a forecast and the errors of every node.");
    if (!allFinite(base) || !allFinite(residuals.values))
        return Error(ErrorCode::InvalidArgument, "A forecast or an error to reconcile is not a finite number.");
    Reconciled done{{base.begin(), base.end()}, affordable(method, residuals.rows)};
    switch (done.used) {
    case Reconciliation::BottomUp:
        hierarchy.sumUp(done.values);
        break;
    case Reconciliation::Ols:
        done.values = reconcileByVariance(hierarchy, base, std::vector<double>(nodes, 1.0));
        break;
    case Reconciliation::WlsStruct:
        done.values = reconcileByVariance(hierarchy, base, leavesBelow(hierarchy));
        break;
    case Reconciliation::WlsVar:
        done.values = reconcileByVariance(hierarchy, base, meanSquares(hierarchy, residuals));
        break;
    case Reconciliation::MintShrink:
        done.values = reconcileByCovariance(hierarchy, base, residuals);
        break;
    }
    return done;
}

std::string_view reconciliationName(Reconciliation method) {
    static constexpr std::array<std::string_view, 5> names{"bottom_up", "ols", "wls_struct", "wls_var", "mint_shrink"};
    return names[static_cast<std::size_t>(method)];
}

std::string_view reconciliationWords(Reconciliation method) {
    static constexpr std::array<std::string_view, 5> words{
        "adding up", "least squares", "least squares weighted by size", "least squares weighted by past errors",
        "least squares weighted by past errors and how they went together"};
    return words[static_cast<std::size_t>(method)];
}

void clipAndSum(const Hierarchy& hierarchy, std::span<double> values) {
    for (auto& leaf : values.first(hierarchy.leafCount()))
        leaf = std::max(leaf, 0.0);
    hierarchy.sumUp(values);
}

} // namespace planwright::forecasting
