#include "core/forecasting/reconcile/mint.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>

namespace planwright::forecasting {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXd;

// Of the mean variance: what a node that was never wrong has, so that the equations stay solvable.
constexpr double leastVariance = 1e-10;

Matrix centred(std::span<const double> values, std::size_t rows, std::size_t columns) {
    Matrix matrix =
        Eigen::Map<const Matrix>(values.data(), static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns));
    matrix.rowwise() -= matrix.colwise().mean().eval();
    return matrix;
}

/// C times a vector by node: how much each parent exceeds the sum of its children.
Vector excess(const Hierarchy& hierarchy, const Vector& values) {
    const auto leaves = static_cast<Eigen::Index>(hierarchy.leafCount());
    Vector result = values.tail(values.size() - leaves);
    for (std::size_t node = 0; node < hierarchy.root(); ++node)
        result(static_cast<Eigen::Index>(hierarchy.parent(node)) - leaves) -= values(static_cast<Eigen::Index>(node));
    return result;
}

/// C' times a vector by parent.
Vector spread(const Hierarchy& hierarchy, const Vector& byParent) {
    const auto leaves = static_cast<Eigen::Index>(hierarchy.leafCount());
    Vector result = Vector::Zero(static_cast<Eigen::Index>(hierarchy.nodeCount()));
    result.tail(byParent.size()) = byParent;
    for (std::size_t node = 0; node < hierarchy.root(); ++node)
        result(static_cast<Eigen::Index>(node)) -= byParent(static_cast<Eigen::Index>(hierarchy.parent(node)) - leaves);
    return result;
}

/// C diag(variance) C'.
Eigen::MatrixXd constrainedDiagonal(const Hierarchy& hierarchy, const Vector& variance) {
    const auto leaves = static_cast<Eigen::Index>(hierarchy.leafCount());
    const auto parents = static_cast<Eigen::Index>(hierarchy.nodeCount()) - leaves;
    Eigen::MatrixXd result = variance.tail(parents).asDiagonal();
    for (std::size_t node = 0; node < hierarchy.root(); ++node) {
        const auto child = static_cast<Eigen::Index>(node);
        const auto parent = static_cast<Eigen::Index>(hierarchy.parent(node)) - leaves;
        result(parent, parent) += variance(child);
        if (child >= leaves) {
            result(parent, child - leaves) -= variance(child);
            result(child - leaves, parent) -= variance(child);
        }
    }
    return result;
}

} // namespace

double correlationShrinkage(std::span<const double> values, std::size_t rows, std::size_t columns) {
    if (rows < 2 || columns < 2)
        return 1;
    const auto n = static_cast<double>(rows);
    auto standard = centred(values, rows, columns);
    for (Eigen::Index c = 0; c < standard.cols(); ++c) {
        const auto deviation = std::sqrt(standard.col(c).squaredNorm() / n);
        standard.col(c) *= deviation > 0 ? 1 / deviation : 0.0;
    }
    // Over all pairs, from products of rows: sum of r_ij^2, and sum of the squared products less n times their means'.
    const Matrix products = standard * standard.transpose();
    const Matrix squares = standard.cwiseAbs2();
    const auto constant = (squares.colwise().sum().array() / n).square().sum();
    const auto meanSquares = products.squaredNorm() / (n * n) - constant;
    const auto productSquares = squares.rowwise().sum().squaredNorm() - squares.squaredNorm();
    if (!(meanSquares > 0))
        return 1;
    return std::clamp((productSquares - n * meanSquares) / (n * (n - 1)) / meanSquares, 0.0, 1.0);
}

std::vector<double> reconcileByCovariance(const Hierarchy& hierarchy, std::span<const double> base,
                                          const NodeResiduals& residuals) {
    const auto shrinkage = correlationShrinkage(residuals.values, residuals.rows, hierarchy.nodeCount());
    const auto errors = centred(residuals.values, residuals.rows, hierarchy.nodeCount());
    const auto freedom = static_cast<double>(residuals.rows - 1);
    const Vector variance = errors.colwise().squaredNorm().transpose() / freedom;
    const auto mean = variance.mean();
    // W = diag(kept) + A A', A = errors' scaled.
    const Vector kept = (shrinkage * variance).cwiseMax(leastVariance * (mean > 0 ? mean : 1.0));
    const Eigen::MatrixXd common = errors.transpose() * std::sqrt((1 - shrinkage) / freedom);

    Eigen::MatrixXd constrainedCommon(hierarchy.nodeCount() - hierarchy.leafCount(), common.cols());
    for (Eigen::Index t = 0; t < common.cols(); ++t)
        constrainedCommon.col(t) = excess(hierarchy, common.col(t));
    const Eigen::MatrixXd equations =
        constrainedDiagonal(hierarchy, kept) + constrainedCommon * constrainedCommon.transpose();
    const Vector first = Eigen::Map<const Vector>(base.data(), static_cast<Eigen::Index>(base.size()));
    const Vector toSpread = spread(hierarchy, equations.ldlt().solve(excess(hierarchy, first)));
    const Vector moved = first - kept.cwiseProduct(toSpread) - common * (common.transpose() * toSpread);
    std::vector<double> values(moved.begin(), moved.end());
    hierarchy.sumUp(values); // what rounding left
    return values;
}

} // namespace planwright::forecasting
